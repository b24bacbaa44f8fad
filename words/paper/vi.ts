/** What is printed: the ticket, the receipt. */
export const vi = {
  ticket: 'Phiếu số thứ tự',
  reprint: 'bản in lại',
  /** The mark on a second print, in both languages at once: nobody may queue twice with one number. */
  reprintMark: 'BẢN IN LẠI / REPRINT',
  yourNumber: 'Số của bạn',
  ahead: 'Phía trước',
  people: (n: number) => `${n} người`,
  nobodyAhead: 'không có ai',
  wait: 'Dự kiến chờ',
  noCounterOpen: 'khi quầy mở',
  issuedAt: 'Lấy số lúc',
  follow: 'Theo dõi trên điện thoại',
  keepPaper: 'Mời ngồi chờ. Số được gọi trên bảng và bằng loa.',
  /** For the technician: both languages stand on the page. */
  testPage: {
    title: 'Trang in thử',
    width: (dots: number, dpi: number) => `${dots} điểm, ${dpi} dpi`,
    from: { set: 'theo cài đặt', told: 'máy in tự báo', assumed: 'chưa rõ, tạm lấy theo khổ giấy' },
    edges:
      'Phải thấy vạch đen ở cả hai mép. Thiếu mép phải: đặt bề rộng bằng số lớn nhất còn thấy trên thước, ví dụ /512.',
    measure: (mm: number, longer: number) =>
      `Vạch trên dài đúng ${mm} mm. Nếu dài khoảng ${longer} mm, đầu in là 180 dpi: thêm @180, ví dụ /512@180.`,
  },
  /** Form 01. The national heading is the law's own and stands in Vietnamese in every language. */
  receipt: {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    code: (code: string) => `Số: ${code}`,
    scan: 'Quét mã này để xem tình trạng hồ sơ, hoặc tại ki-ốt khi đến nhận kết quả.',
    scanAlt: 'Mã QR của giấy hẹn',
    barCodeAlt: (code: string) => `Mã vạch ${code}`,
    visit: (ticket: string, counter: string) => `Số thứ tự ${ticket} · Quầy ${counter}`,
    applicant: 'Tiếp nhận hồ sơ của:',
    idNumber: 'Số định danh / hộ chiếu / mã số thuế:',
    phone: 'Điện thoại:',
    address: 'Địa chỉ:',
    notGiven: 'không cung cấp',
    service: 'Thủ tục hành chính:',
    serviceCode: (code: string) => `(mã\u00a0${code})`,
    papers: 'Thành phần hồ sơ nộp gồm:',
    columns: { order: 'STT', name: 'Tên giấy tờ', form: 'Hình thức', quantity: 'Số lượng' },
    form: { original: 'Bản chính', copy: 'Bản sao' },
    /** Its name has been erased. */
    otherPaper: 'Giấy tờ khác',
    sets: 'Số lượng hồ sơ:',
    setsOf: (sets: number) => `${sets} bộ`,
    fee: 'Phí, lệ phí:',
    feeOf: (vnd: string, inWords: string) => `${vnd} đồng (${inWords} đồng)`,
    noFee: 'không thu',
    statutory: 'Thời gian giải quyết theo quy định:',
    workingDays: (days: number) => `${days} ngày làm việc`,
    sameDay: 'trong ngày làm việc',
    receivedAt: 'Thời gian nhận hồ sơ:',
    due: 'Hẹn trả kết quả:',
    collectAt: 'Nơi trả kết quả:',
    moment: (hour: string, minute: string, day: string, month: string, year: string) =>
      `${hour} giờ ${minute} phút, ngày ${day} tháng ${month} năm ${year}`,
    submitter: 'Người nộp hồ sơ',
    receiver: 'Người tiếp nhận hồ sơ',
    sign: '(Ký và ghi rõ họ tên)',
    bring:
      'Khi đến nhận kết quả, mời ông/bà mang theo giấy này và giấy tờ tùy thân; người nhận thay mang thêm giấy ủy quyền.',
    contact: (phone: string) => `Điện thoại hỏi đáp: ${phone}.`,
    page: (page: number, pages: number) => `Trang ${page}/${pages}`,
  },
};
