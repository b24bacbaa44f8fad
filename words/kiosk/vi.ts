/** What the visitor reads at the kiosk. */
export const vi = {
  home: {
    question: 'Bạn muốn làm gì hôm nay?',
    collect: 'Nhận kết quả',
    unsure: 'Tôi chưa biết chọn gì',
  },
  ticket: {
    ahead: (n: number) => (n === 0 ? 'Không còn ai trước bạn' : `Còn ${n} người trước bạn`),
    wait: (range: string) => `Thời gian chờ khoảng ${range}`,
  },
};
