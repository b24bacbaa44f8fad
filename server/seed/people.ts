import { as, type ClerkId } from '../../queue/ids.ts';
import type { Role } from '../../wire/http/people.ts';

export interface SeedPerson {
  readonly id: ClerkId;
  readonly name: string;
  readonly role: Role;
  /** Shown on the demo's page and refused in branch mode. */
  readonly demoPin: string;
}

const person = (id: string, name: string, role: Role, demoPin: string): SeedPerson => ({
  id: as<ClerkId>(id),
  name,
  role,
  demoPin,
});

/** The people of the demo branch; all names are invented. */
export const people: readonly SeedPerson[] = [
  person('lan', 'Nguyễn Thị Lan', 'clerk', '1111'),
  person('minh', 'Trần Quang Minh', 'clerk', '2222'),
  person('hoa', 'Lê Thị Hoa', 'clerk', '3333'),
  person('duc', 'Phạm Anh Đức', 'clerk', '4444'),
  person('mai', 'Hoàng Tuyết Mai', 'clerk', '5555'),
  person('son', 'Vũ Thanh Sơn', 'clerk', '6666'),
  person('thao', 'Đặng Phương Thảo', 'clerk', '7777'),
  person('tuan', 'Bùi Anh Tuấn', 'clerk', '8888'),
  person('hang', 'Đỗ Thu Hằng', 'supervisor', '24680'),
  person('khanh', 'Ngô Gia Khánh', 'director', '135791'),
  person('yen', 'Dương Hải Yến', 'auditor', '975310'),
];

/** Everybody can read them on the demo's page. */
export const seedPins: readonly string[] = people.map(({ demoPin }) => demoPin);
