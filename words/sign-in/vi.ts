/** What the people who work here read before they are signed in: at the counter and in the office. */
export const vi = {
  counterTitle: 'Đăng nhập quầy',
  officeTitle: 'Đăng nhập phòng điều hành',
  who: 'Chọn tên của bạn',
  find: 'Tìm tên',
  nobody: 'Không có ai tên như vậy trong chi nhánh này.',
  noneYet: {
    counter:
      'Chi nhánh này chưa đăng ký cán bộ nào. Người quản trị đăng ký từng người trên máy chủ, lệnh tạo luôn mã PIN:',
    office:
      'Chi nhánh này chưa đăng ký trưởng chi nhánh, lãnh đạo hay thanh tra nào. Người quản trị đăng ký trên máy chủ, lệnh tạo luôn mã PIN:',
  },
  tooShort: (least: number, typed: number) =>
    `Mã PIN có ít nhất ${least} số, bạn mới nhập ${typed}. Nếu mã của bạn ngắn hơn, mời nhờ người quản trị cấp mã mới.`,
  pin: 'Mã PIN',
  pinOf: (name: string) => `Mã PIN của ${name}`,
  pinHint: (least: number) => `Mã PIN có ít nhất ${least} số. Gõ bằng bàn phím hoặc bấm các số, rồi nhấn Enter.`,
  typed: (n: number) => `Đã nhập ${n} số`,
  erase: 'Xóa số cuối',
  signIn: 'Đăng nhập',
  otherPerson: 'Chọn người khác',
  starting: 'Đang kết nối với máy chủ',
  noServer: 'Chưa kết nối được với máy chủ. Trang tự thử lại; nếu kéo dài quá một phút, mời báo người quản trị.',
  sessionEnded: 'Phiên làm việc đã hết. Mời đăng nhập lại, phiếu ở quầy vẫn được giữ.',
  officeOnly: 'Phòng điều hành dành cho trưởng chi nhánh, lãnh đạo và thanh tra.',
};
