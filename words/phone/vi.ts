/** What the visitor reads on the phone; every byte here is paid for on a poor connection. */
export const vi = {
  loading: 'Đang tải số của bạn',
  ticket: 'Số của bạn',
  place: (ahead: number) => (ahead === 0 ? 'Bạn là người tiếp theo' : `Trước bạn còn ${ahead} người`),
  wait: 'Thời gian chờ dự kiến',
  about: (range: string) => `Khoảng ${range}`,
  noCounter: 'Chưa có quầy nào mở cho thủ tục này',
  placeUnknown: 'Đang tính chỗ của bạn',
  again: 'Mời bạn chờ thêm một chút: quầy sẽ gọi lại số của bạn.',
  turn: 'Đến lượt bạn',
  turnTitle: (counter: string) => `Đến lượt bạn: quầy ${counter}`,
  goTo: 'Mời đến quầy',
  calledAt: (time: string) => `Gọi lúc ${time}`,
  serving: (counter: string) => `Đang làm thủ tục tại quầy ${counter}`,
  parked: (counter: string) => `Phiếu tạm dừng. Mời ngồi gần quầy ${counter}: cán bộ sẽ mời lại bạn.`,
  ended: {
    served: 'Đã làm xong',
    servedText: 'Cảm ơn bạn đã đến. Trang này có thể đóng lại.',
    missed: 'Bạn đã vắng khi được gọi',
    missedText: (counter: string) =>
      `Số của bạn vẫn có thể được đưa lại vào hàng trong hôm nay: mời đến quầy ${counter} hoặc bàn hướng dẫn và đưa số này.`,
    missedFinalText:
      'Ngày này đã hết giờ gọi số nên số không còn đưa lại vào hàng được. Mời lấy số mới ở ki-ốt vào giờ làm việc.',
    cancelled: 'Phiếu đã hủy',
    cancelledText: 'Nếu vẫn cần làm thủ tục, mời lấy số mới ở ki-ốt.',
    expired: 'Phiếu đã hết hạn',
    expiredText: 'Số chỉ có giá trị trong ngày. Mời lấy số mới ở ki-ốt vào giờ làm việc.',
  },
  bell: {
    on: 'Bật chuông khi đến lượt',
    off: 'Chuông đã bật',
    whenOff: (vibrates: boolean) =>
      vibrates
        ? 'Bật chuông và để trang này mở: điện thoại sẽ reo và rung.'
        : 'Bật chuông, để trang này mở và đừng tắt tiếng: điện thoại sẽ reo.',
    whenOn: (vibrates: boolean) =>
      vibrates
        ? 'Để trang này mở: điện thoại sẽ reo và rung.'
        : 'Để trang này mở và đừng tắt tiếng: điện thoại sẽ reo.',
    none: 'Điện thoại này không reo được: mời để trang này mở và nhìn bảng gọi số.',
  },
  cancel: {
    ask: 'Hủy phiếu này',
    title: (number: string) => `Hủy phiếu ${number}?`,
    text: 'Bạn sẽ mất chỗ trong hàng và không lấy lại được số này.',
    yes: 'Hủy phiếu',
    no: 'Giữ phiếu',
  },
  unknown: 'Không tìm thấy phiếu này',
  unknownText:
    'Số chỉ có giá trị trong ngày. Nếu vừa lấy số hôm nay, mời quét lại mã trên phiếu hoặc hỏi bàn hướng dẫn.',
  otherBranch: 'Phiếu này của chi nhánh khác',
  otherBranchText: 'Máy chủ này không giữ chi nhánh ghi trong mã. Mời quét lại mã, hoặc hỏi bàn hướng dẫn.',
  offline: (time: string) => `Mất kết nối. Thông tin lúc ${time}, đang tự kết nối lại.`,
  connecting: 'Chưa kết nối được, đang tự thử lại.',
  receipt: {
    title: 'Hồ sơ của bạn',
    received: 'Nhận hồ sơ',
    due: 'Hẹn trả kết quả',
    readyText: 'Mời mang giấy hẹn và căn cước đến chi nhánh, quét mã ở ki-ốt để lấy số nhận kết quả.',
    waitingText: 'Mời quay lại trang này vào ngày hẹn để biết đã có kết quả chưa.',
    handedOver: (when: string) => `Đã trả kết quả lúc ${when}`,
    collectedBy: (number: string) => `Phiếu nhận kết quả: ${number}`,
    unknown: 'Không tìm thấy hồ sơ này',
    unknownText: 'Mã không do chi nhánh này cấp. Mời quét lại mã trên giấy hẹn, hoặc hỏi bàn hướng dẫn.',
    service: 'Thủ tục',
    code: 'Mã hồ sơ',
    refresh: 'Xem lại',
  },
};
