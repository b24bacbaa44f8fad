/** Milliseconds; the figures are ours unless a source stands beside them. */
export const PRINTER_DELAYS = {
  /** On a hall's own network a connection takes under 10 ms; a printer that starts up takes longer, and is tried again. */
  connect: 2_000,
  /** DLE EOT is answered at once; a Wi-Fi printer needs some tenths of a second. */
  answer: 1_500,
  /** From the last byte to the word that it is printed: a 105 mm ticket takes 1 s at 100 mm/s, the slowest head in use, and the cut another. */
  confirm: 10_000,
  /** Per row of dots, where nothing tells that it is printed: 50 mm/s, the slowest of the small 58 mm printers. */
  row: 2.5,
  /** Feed to the cutter and cut, where nothing tells that it is done. */
  cut: 1_000,
  /** No byte accepted for so long: the printer's buffer is full and it does not print. */
  stall: 10_000,
  /** Between two questions in quiet times: paper and cover changes are reported at once, this finds a printer that fell silent. */
  poll: 3_000,
  /** Between two tries to connect. */
  reconnect: 2_000,
} as const;

export type PrinterDelays = { readonly [name in keyof typeof PRINTER_DELAYS]: number };
