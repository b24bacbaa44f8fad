'use strict';
// escpos/printer.js requires get-pixels on load and uses it only to read picture files, which Motcua never does:
// the real package would bring the abandoned `request`, with known holes.
module.exports = function getPixels() {
  throw new Error('Motcua packs its own pixels: escpos must not read picture files');
};
