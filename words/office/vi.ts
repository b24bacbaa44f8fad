/** What the supervisor and the director read. */
export const vi = {
  title: 'Hôm nay',
};
