/** What is printed: the ticket, the receipt. */
export const vi = {
  ticket: 'Phiếu số thứ tự',
  receipt: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  reprint: 'bản in lại',
};
