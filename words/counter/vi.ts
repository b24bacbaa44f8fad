/** What the clerk reads at the counter. */
export const vi = {
  callNext: 'Gọi số tiếp theo',
  nobodyWaiting: 'Chưa có ai chờ',
};
