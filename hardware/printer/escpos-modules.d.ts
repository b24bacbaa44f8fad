// escpos has no types for its subpaths: only what Motcua uses of them stands here.

declare module 'escpos/printer.js' {
  type ByteBuffer = {
    write(data: Buffer | string | readonly number[]): void;
    writeUInt8(value: number): void;
    writeUInt16LE(value: number): void;
  };
  type ByteSink = { write(bytes: Buffer, done?: (fault?: Error | null) => void): unknown };
  class Printer {
    constructor(adapter: ByteSink, options?: { readonly encoding?: string });
    readonly buffer: ByteBuffer;
    hardware(action: 'init' | 'select' | 'reset'): this;
    flush(done?: (fault?: Error | null) => void): this;
  }
  export default Printer;
}

declare module 'escpos/commands.js' {
  const commands: {
    readonly DLE: string;
    readonly EOT: string;
    readonly ESC: string;
    readonly GS: string;
    readonly NUL: string;
    readonly PAPER: { readonly PAPER_CUT_B: string };
    readonly GSV0_FORMAT: { readonly GSV0_NORMAL: string };
  };
  export default commands;
}

declare module 'escpos-network' {
  import type { Socket } from 'node:net';

  class Network {
    constructor(address: string, port?: number);
    readonly device: Socket | null;
    open(done: (fault: Error | null | undefined) => void): this;
    write(bytes: Uint8Array, done?: (fault?: Error | null) => void): this;
    close(done?: () => void): this;
  }
  export default Network;
}
