import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { timeOfDay } from '../words/shared/times.ts';
import { sharedWords } from '../words/shared/words.ts';
import type { Desk } from './desk.ts';
import { deviceTrouble } from './device-trouble.ts';
import type { DeviceCard, OfficeView } from './views.ts';

/** Kiosks, displays and printers, those with trouble first. */
export const DevicesSection = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords).devices;
  const devices = [...(desk.devices.value?.devices ?? [])].sort(
    (a, b) => Number(deviceTrouble(b)) - Number(deviceTrouble(a)),
  );
  return (
    <section class="panel sheet">
      <h2 class="sheet__title">{w.title}</h2>
      {view.printsOwed === 0 ? null : <p class="quiet">{w.prints(view.printsOwed)}</p>}
      {view.unheard === 0 ? null : (
        <p class="sheet__attention">
          <Icon name="speaker-off" />
          {w.unheard(view.unheard)}
        </p>
      )}
      {desk.devices.value !== null && devices.length === 0 ? <p class="quiet">{w.none}</p> : null}
      <ul>
        {devices.map((device) => (
          <li key={device.id} class="device">
            <Icon name={device.kind === 'printer' ? 'printer' : device.kind === 'display' ? 'speaker' : 'ticket'} />
            <span class="device__name">
              {device.name[language.value]} <small class="quiet">{w.kind[device.kind]}</small>
            </span>
            <DeviceState device={device} zone={desk.screen.timeZone} />
            {desk.runs && device.kind === 'printer' && device.connected ? (
              <Button kind="quiet" onPress={() => desk.press({ kind: 'test_page', printer: device.id })}>
                {w.testPage}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const DeviceState = ({ device, zone }: { device: DeviceCard; zone: string }): JSX.Element => {
  const w = words(officeWords).devices;
  const states = words(sharedWords).printerState;
  const trouble = deviceTrouble(device);
  const said = [
    device.connected ? w.connected : device.since === null ? w.never : w.gone(timeOfDay(device.since, zone)),
    device.printer === null || device.printer === 'unknown' ? null : states[device.printer],
    device.head === null ? null : w.head(device.head.dots, device.head.dpi, w.headFrom[device.head.source]),
    device.sound === null ? null : w.sound[device.sound],
    device.boards > 1 ? w.openTwice(device.boards) : null,
  ].filter((text) => text !== null);
  return (
    <span class={trouble ? 'device__state device__state--trouble' : 'device__state'}>
      <Icon name={trouble ? 'warning' : device.connected ? 'check' : 'minus'} />
      {said.join(' · ')}
    </span>
  );
};
