'use strict';
// Stands for what escpos asks for and Motcua never uses: get-pixels (reads picture files, and would bring the abandoned
// `request` with known holes), and the USB, serial and Bluetooth adapters, which come with machine code to be compiled.
module.exports = function unused() {
  throw new Error('Motcua uses escpos for its bytes alone: no picture files, no USB, no serial port, no Bluetooth');
};
