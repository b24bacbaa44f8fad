/** Registers ten systems, as a script of a technician's does, beside others that do the same. Arguments: keys.json, a word. */
import { openKeyStore } from '../../../server/people/key-store.ts';
import { systemRandom } from '../../../server/system.ts';

const [, , file = '', word = ''] = process.argv;
const keys = openKeyStore(file, systemRandom);
for (let nth = 0; nth < 10; nth++) keys.registerSystem(`${word}-${nth}`);
