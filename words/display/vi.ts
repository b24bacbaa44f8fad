/** What the hall reads on the board. */
export const vi = {
  counter: 'Quầy',
  called: 'Đang gọi',
  waiting: 'Đang chờ',
};
