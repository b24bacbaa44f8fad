/** What the clerk reads on the way to the counter. */
export const vi = {
  entry: {
    signOut: 'Đăng xuất',
    choose: 'Bạn ngồi ở quầy nào?',
    hello: (name: string) => `Xin chào, ${name}`,
    taken: 'đang có người',
    free: 'trống',
    otherCounter: 'Chọn quầy khác',
    takeOverTitle: (counter: string) => `Nhận quầy ${counter} thay?`,
    takeOverText: (who: string) =>
      `${who} đang đăng nhập ở quầy này. Nếu bạn nhận quầy, người đó bị đăng xuất, phiếu đang làm ở quầy chuyển cho bạn.`,
    somebody: 'Một cán bộ khác',
    moveTitle: (counter: string) => `Rời quầy ${counter} để sang quầy này?`,
    moveText: 'Mỗi cán bộ chỉ ngồi một quầy. Quầy cũ sẽ được trả lại.',
    move: 'Sang quầy này',
    takeOver: 'Nhận quầy',
    signingIn: 'Đang vào quầy',
    lostTitle: (counter: string) => `Quầy ${counter} không còn là của bạn`,
    lostTo: (who: string) => `${who} đã nhận quầy này.`,
    released:
      'Quầy đã được trả lại: bạn rời quầy ở một trang khác, trưởng chi nhánh giải phóng quầy, hoặc ngày làm việc đã kết thúc.',
    takeAgain: (counter: string) => `Vào lại quầy ${counter}`,
    noCounter: 'Chi nhánh này không có quầy nào. Người quản trị cần nạp danh mục trước.',
  },
};
