/** What the visitor reads on the phone; every byte here is paid for on a poor connection. */
export const vi = {
  ticket: 'Số của bạn',
  yourTurn: (counter: string) => `Đến lượt bạn, mời đến quầy ${counter}`,
};
