/** What the hall reads on the board. It stands in both languages at once, Vietnamese large. */
export const vi = {
  title: 'Bảng gọi số',
  counter: 'Quầy',
  calling: 'Mời số',
  openCalls: 'Đang gọi',
  more: (n: number) => `còn ${n} số`,
  waiting: 'Đang chờ',
  calm: {
    quiet: 'Mời theo dõi số của bạn trên bảng này',
    notOpen: 'Chưa đến giờ làm việc',
    closed: 'Hôm nay đã hết giờ làm việc',
    lunch: (until: string) => `Nghỉ trưa đến ${until}`,
    callingEnded: 'Đã hết giờ gọi số hôm nay',
    issuingEnded: 'Đã hết giờ lấy số hôm nay',
    issuingPaused: 'Tạm dừng lấy số',
  },
  soundBlocked: 'Âm thanh đang bị chặn: chạm vào màn hình',
  chimeOnly: 'Thiếu giọng đọc: chỉ có tiếng chuông',
  offline: (since: string) => `Mất kết nối từ ${since}: bảng đang giữ thông tin lúc đó`,
  connecting: 'Đang kết nối với máy chủ, thường trong vòng một phút',
  unregistered: {
    title: 'Màn hình này chưa được đăng ký',
    text: 'Người quản trị tạo mã thiết bị trên máy chủ bằng lệnh dưới đây, rồi nhập mã vào ô này. Hướng dẫn: docs/operations.md.',
    refused: 'Máy chủ không nhận mã thiết bị đã lưu. Mời nhập mã mới.',
    token: 'Mã thiết bị',
    save: 'Kết nối',
  },
};
