import type { RefusalDetails as D } from './details.ts';

/** Each says what happened, what it means and what to do now: first those of the hall, then of dossiers, then of the house. */
export const vi = {
  // services and opening hours
  unknown_service: 'Thủ tục này không có trong danh mục. Mời chọn lại từ danh sách.',
  service_not_offered_here:
    'Chi nhánh này không tiếp nhận thủ tục bạn chọn. Mời hỏi bàn hướng dẫn để biết nơi tiếp nhận.',
  branch_closed: 'Chi nhánh đang đóng cửa nên chưa lấy số được. Mời quay lại trong giờ làm việc.',
  issuing_ended: 'Hôm nay đã hết giờ lấy số. Mời quay lại vào ngày làm việc tiếp theo.',
  issuing_paused: 'Việc lấy số đang tạm dừng. Mời hỏi bàn hướng dẫn để biết khi nào tiếp tục.',
  calling_ended: 'Đã hết giờ gọi số hôm nay. Quầy hoàn thành phiếu đang làm, không gọi thêm.',
  day_already_open: 'Ngày làm việc đã được mở. Không cần làm gì thêm.',
  day_in_the_past: 'Ngày này đã qua và không mở lại được. Kiểm tra ngày của máy chủ rồi mở đúng ngày.',
  clock_moved_on:
    'Đồng hồ của máy chủ đã thay đổi so với giờ vừa xác nhận. Mời xem lại giờ đang hiện rồi xác nhận lần nữa.',
  after_hours: 'Hôm nay đã hết giờ làm việc nên không mở ngày được. Mời mở vào ngày làm việc tiếp theo.',
  branch_not_ready:
    'Chi nhánh chưa nhận danh mục thủ tục nên chưa phục vụ được. Người quản trị cần nạp danh mục trước.',
  day_not_open: 'Ngày làm việc chưa được mở nên chưa thực hiện được. Trưởng chi nhánh cần mở ngày trước.',

  // counters
  counter_unknown: 'Chi nhánh không có quầy này. Mời chọn lại quầy từ danh sách.',
  counter_taken: (d: D) =>
    `${d.clerk === undefined ? 'Một cán bộ khác' : d.clerk} đang trực quầy này. Chọn quầy khác, hoặc xác nhận để nhận quầy thay.`,
  counter_paused: 'Quầy đang tạm dừng nên chưa gọi số được. Mở lại quầy rồi gọi.',
  counter_busy: (d: D) =>
    `Quầy đang có ${d.number === undefined ? 'một phiếu khác' : `phiếu ${d.number}`}. Kết thúc, tạm dừng hoặc chuyển phiếu đó trước.`,
  not_signed_in: 'Bạn chưa đăng nhập ở quầy nào. Đăng nhập vào quầy rồi thực hiện lại.',
  already_signed_in_elsewhere: (d: D) =>
    `Bạn đang đăng nhập ở ${d.counter === undefined ? 'một quầy khác' : `quầy ${d.counter}`}. Rời quầy đó trước khi nhận quầy này.`,

  // tickets
  ticket_unknown: 'Không tìm thấy phiếu này. Kiểm tra lại số, hoặc lấy phiếu mới.',
  ticket_not_waiting: (d: D) =>
    `Phiếu không còn trong hàng chờ${d.state === undefined ? '' : `, hiện ${d.state}`}. Danh sách đã được cập nhật, mời xem lại.`,
  ticket_not_called: (d: D) =>
    `Phiếu không ở lượt gọi${d.state === undefined ? '' : `, hiện ${d.state}`}. Xem lại phiếu đang ở quầy rồi thực hiện.`,
  ticket_not_serving: (d: D) =>
    `Phiếu chưa bắt đầu làm thủ tục${d.state === undefined ? '' : `, hiện ${d.state}`}. Bấm bắt đầu rồi thực hiện lại.`,
  ticket_not_parked: (d: D) =>
    `Phiếu không tạm dừng ở quầy này${d.state === undefined ? '' : `, hiện ${d.state}`}. Danh sách đã được cập nhật, mời xem lại.`,
  ticket_not_missed: (d: D) =>
    `Phiếu không bị ghi vắng mặt${d.state === undefined ? '' : `, hiện ${d.state}`}. Không cần đưa lại vào hàng chờ.`,
  ticket_ended: (d: D) =>
    `Phiếu này đã kết thúc${d.state === undefined ? '' : ` (${d.state})`} và không dùng lại được. Nếu còn việc, mời lấy phiếu mới.`,
  ticket_not_for_counter: 'Quầy này không làm thủ tục của phiếu này. Đưa phiếu về quầy này trước rồi gọi.',
  ticket_at_another_counter: (d: D) =>
    `Phiếu đang ở ${d.counter === undefined ? 'quầy khác' : `quầy ${d.counter}`}. Chỉ quầy đó xử lý được phiếu lúc này.`,
  ticket_sent_to_counter: (d: D) =>
    `Phiếu đang chờ riêng ${d.counter === undefined ? 'quầy khác' : `quầy ${d.counter}`}. Gọi ở quầy đó, hoặc đưa phiếu về quầy này trước.`,
  ticket_not_of_this_kiosk:
    'Phiếu này được lấy ở nơi khác. Đưa mã trên phiếu vào máy quét ở đây, hoặc hỏi quầy hướng dẫn.',
  nobody_waiting: 'Không có ai chờ thủ tục của quầy này. Số mới sẽ hiện ngay khi có người lấy phiếu.',
  nothing_to_change: 'Mọi thứ đã đúng như bạn chọn. Không cần thay đổi gì.',
  nothing_to_undo: 'Không có thao tác nào để hoàn tác. Mọi thứ vẫn như đang hiển thị.',
  too_late_to_undo: 'Đã quá 10 giây nên không hoàn tác được. Nếu cần sửa, mời báo trưởng chi nhánh.',
  wrong_category: 'Đối tượng này không dùng được cho phiếu. Chọn lại đối tượng khác.',
  ground_required: 'Phiếu ưu tiên cần có lý do ưu tiên. Chọn một lý do trong danh sách.',
  unknown_ground: 'Lý do ưu tiên này không có trong danh sách của chi nhánh. Mời chọn lại.',

  // printing, showing and speaking
  invalid_rule: 'Quy tắc gọi số chưa hợp lệ nên chưa được áp dụng. Kiểm tra các số phút và giới hạn rồi lưu lại.',
  catalogue_invalid: (d: D) =>
    `Danh mục mới có lỗi nên chưa được áp dụng${d.item === undefined ? '' : ` (xem ${d.item})`}. Danh mục cũ vẫn giữ nguyên; mời sửa rồi nạp lại.`,
  visitors_stranded: (d: D) =>
    `Sẽ không còn quầy nào nhận ${d.number === undefined ? 'một phiếu đang chờ' : `phiếu ${d.number}`}. Gọi phiếu đó, chuyển đi nơi khác, hoặc giữ thủ tục này ở một quầy.`,
  clerks_unseated:
    'Có cán bộ đang trực ở quầy mà danh mục mới không có. Danh mục cũ vẫn giữ nguyên cho đến khi đóng ngày.',
  unknown_printer: 'Không tìm thấy máy in này. Chọn máy in khác trong danh sách.',
  print_job_unknown: 'Không tìm thấy bản in này, có thể đã quá hạn. Mời in lại từ phiếu.',
  another_display_speaks: 'Một màn hình khác trong khu đang đọc loa. Màn hình này chỉ hiển thị.',
  another_page_speaks: 'Màn hình này đang mở ở một nơi khác và đọc loa tại đó. Mỗi màn hình cần mã thiết bị riêng.',
  already_spoken: 'Lượt gọi này đã được đọc. Muốn đọc thêm lần nữa, bấm gọi lại.',
  too_late_to_speak: 'Lượt gọi đã chờ quá lâu nên không đọc loa nữa. Số vẫn hiện trên màn hình; bấm gọi lại nếu cần.',
  call_withdrawn: 'Lượt gọi này đã được hoàn tác nên không đọc loa. Màn hình đã được cập nhật.',
  call_unknown: 'Không tìm thấy lượt gọi này, có thể đã được hoàn tác. Màn hình đã được cập nhật.',

  // dossiers and results
  dossier_unknown: 'Không tìm thấy hồ sơ với mã này. Kiểm tra lại mã trên giấy tiếp nhận, hoặc hỏi bàn hướng dẫn.',
  dossier_not_ready: (d: D) =>
    d.date === undefined
      ? 'Hồ sơ đang được giải quyết, chưa có kết quả. Mời xem ngày hẹn trên giấy tiếp nhận.'
      : `Hồ sơ đang được giải quyết, hẹn trả kết quả ngày ${d.date}. Mời quay lại từ ngày đó.`,
  dossier_already_ready: 'Hồ sơ này đã được báo có kết quả. Không cần làm gì thêm.',
  dossier_already_handed_over: (d: D) =>
    `Kết quả đã được trả${d.time === undefined || d.date === undefined ? '' : ` lúc ${d.time} ngày ${d.date}`} nên không trả lần nữa. Nếu bạn chưa nhận, mời đến bàn hướng dẫn.`,
  dossier_not_handed_over: 'Kết quả của hồ sơ này chưa được trả nên chưa làm được việc này. Kiểm tra lại mã hồ sơ.',
  dossier_erased: 'Thông tin cá nhân của hồ sơ này đã được xóa nên không sửa lại lần trả được nữa. Mời xem sổ giấy.',
  dossier_not_on_ticket: 'Hồ sơ này chưa gắn với phiếu đang phục vụ. Tìm hồ sơ và thêm vào phiếu trước khi trả.',
  dossier_on_ticket: (d: D) =>
    `Hồ sơ này đã có phiếu chờ nhận kết quả${d.number === undefined ? '' : `, số ${d.number}`}. Mời dùng phiếu đó, không cần lấy thêm.`,
  not_a_collection_ticket: 'Phiếu này không phải phiếu nhận kết quả. Đổi đối tượng của phiếu trước khi thêm hồ sơ.',
  authorisation_required:
    'Người nhận không phải người nộp hồ sơ nên cần giấy ủy quyền. Ghi nhận giấy ủy quyền rồi trả kết quả.',
  reason_required: 'Việc này cần ghi lý do. Chọn hoặc nhập lý do rồi xác nhận lại.',
  papers_required: 'Hồ sơ cần ít nhất một giấy tờ. Thêm giấy tờ đã nhận rồi lưu lại.',
  due_date_invalid: 'Ngày hẹn trả không hợp lệ. Chọn một ngày từ hôm nay trở đi, trong vòng hai năm.',
  service_takes_no_dossiers: 'Thủ tục này không tiếp nhận hồ sơ. Đổi thủ tục của phiếu trước khi tiếp nhận.',

  // codes that are scanned or typed
  forged_code: 'Mã này không do Trung tâm cấp nên không dùng được. Mời mang giấy tiếp nhận bản gốc đến bàn hướng dẫn.',
  code_of_another_branch: (d: D) =>
    `Mã này của ${d.branch === undefined ? 'chi nhánh khác' : `chi nhánh ${d.branch}`}. Mời đến chi nhánh đó, hoặc hỏi bàn hướng dẫn.`,
  too_many_codes: (d: D) =>
    `Máy này vừa tra nhiều mã hồ sơ. Mời quét mã QR trên giấy tiếp nhận, hoặc chờ ${d.wait ?? 'một lát'} rồi nhập lại; cần ngay thì hỏi bàn hướng dẫn.`,
  code_unreadable: 'Chưa đọc được mã. Giữ giấy phẳng trước máy quét, hoặc nhập mã hồ sơ.',

  // people and devices
  not_allowed: 'Tài khoản của bạn không có quyền làm việc này. Mời nhờ trưởng chi nhánh.',
  not_signed_in_here: 'Phiên làm việc trên máy này đã hết. Đăng nhập lại rồi thực hiện tiếp.',
  wrong_pin: (d: D) =>
    d.n === undefined ? 'Mã PIN không đúng. Mời nhập lại.' : `Mã PIN không đúng. Bạn còn ${d.n} lần nhập.`,
  pin_locked: (d: D) =>
    `Mã PIN đã bị nhập sai nhiều lần ở máy này. Chờ ${d.wait ?? 'một lát'} rồi thử lại; nếu quên mã, nhờ người quản trị cấp mã PIN mới.`,
  pin_guarded: (d: D) =>
    `Có người lạ đang dò mã PIN, và máy này chưa có ai đăng nhập bao giờ. Chờ ${d.wait ?? 'một lát'} rồi thử lại, hoặc đăng nhập ở một máy đã dùng trước đây; cần ngay thì nhờ người quản trị đăng ký máy này.`,
  pin_too_short:
    'Mã PIN cần có từ 6 chữ số; mã 4 hoặc 5 chữ số trước đây không còn dùng được. Mời nhờ người quản trị cấp mã PIN mới.',
  device_unknown: 'Thiết bị này chưa được đăng ký nên không kết nối được. Người quản trị cần đăng ký thiết bị.',
  token_missing:
    'Yêu cầu không kèm mã truy cập nên không trả lời được. Đăng nhập, hoặc gửi kèm mã của thiết bị hay hệ thống đã đăng ký.',
  token_unknown:
    'Mã truy cập này không có trong hệ thống nên yêu cầu không được thực hiện. Người quản trị có thể cấp mã mới.',

  // the house itself
  invalid_body: 'Nội dung gửi đi chưa đúng nên không được thực hiện. Kiểm tra các ô đã nhập rồi gửi lại.',
  body_too_long: (d: D) =>
    `Nội dung gửi đi quá dài nên không được thực hiện. ${d.n === undefined ? '' : `Nhiều nhất là ${d.n} byte. `}Gửi ít hơn, hoặc chia nhỏ.`,
  not_json: 'Nội dung gửi đi không phải JSON nên không được thực hiện. Gửi lại với kiểu nội dung application/json.',
  foreign_page:
    'Yêu cầu đến từ một trang ở địa chỉ khác nên không được thực hiện. Mở trang ở đúng địa chỉ của Trung tâm rồi làm lại.',
  not_found: 'Không có trang hoặc địa chỉ này. Kiểm tra lại đường dẫn, hoặc quay về trang đầu.',
  method_not_allowed:
    'Địa chỉ này không nhận phương thức HTTP vừa dùng nên không được thực hiện. Tiêu đề Allow nêu phương thức được nhận.',
  branch_unknown: 'Không có chi nhánh này trong hệ thống. Kiểm tra lại địa chỉ của trang.',
  topic_unknown: 'Màn hình hỏi thông tin mà máy chủ không có. Tải lại trang để dùng bản mới.',
  key_required: 'Yêu cầu thiếu khóa chống gửi lặp nên không được thực hiện. Tải lại trang rồi làm lại.',
  key_malformed:
    'Khóa chống gửi lặp của yêu cầu không đúng dạng nên không được thực hiện. Khóa gồm 1 đến 200 ký tự ASCII nhìn thấy được.',
  key_reused: 'Yêu cầu trùng khóa với một yêu cầu khác nên không được thực hiện. Tải lại trang rồi làm lại.',
  outcome_unknown: 'Chưa rõ việc vừa rồi đã được ghi hay chưa. Bấm lại một lần: hệ thống sẽ không làm hai lần.',
  journal_full: 'Máy chủ hết chỗ lưu nên chưa ghi được. Mời báo cho người quản trị, và thử lại sau vài phút.',
  journal_down: 'Máy chủ tạm thời chưa ghi được. Hệ thống tự thử lại; mời làm lại sau một phút.',
  receipt_not_made: 'Chưa lập được giấy tiếp nhận lần này. Hồ sơ đã được ghi; mời bấm in lại sau vài giây.',
  branch_waits:
    'Chi nhánh này đã chạy bằng phiên bản mới hơn nên phiên bản này không xử lý được. Quản trị viên cần khởi động lại phiên bản mới.',
  closing: 'Máy chủ đang khởi động lại nên chưa thực hiện được. Mời thử lại sau một phút.',
  too_many_requests: 'Có quá nhiều yêu cầu trong thời gian ngắn. Mời thử lại sau một phút.',
  offline: 'Mất kết nối với máy chủ nên chưa thực hiện được. Máy đang tự kết nối lại; mời thử lại sau một phút.',
  unknown_error: 'Có lỗi ngoài dự kiến nên chưa thực hiện được. Mời thử lại; nếu vẫn lỗi, báo bàn hướng dẫn.',
};
