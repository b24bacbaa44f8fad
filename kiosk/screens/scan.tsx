import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language } from '../../ui/language.ts';
import { doorOf } from '../flow/door.ts';
import { joinsOf } from '../flow/held.ts';
import type { Scan as ScanScreen } from '../flow/state.ts';
import { asking, happen, house, newKey } from '../link/kiosk.ts';
import { CameraPicture } from '../parts/camera-picture.tsx';
import { NumberPad } from '../parts/number-pad.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../parts/texts.ts';
import { MOST_DIGITS, typedCode } from '../scan/typed-code.ts';

export const Scan = ({ screen }: { screen: ScanScreen }): JSX.Element =>
  screen.way === 'typing' ? <TypeCode screen={screen} /> : <ByCamera screen={screen} />;

const ByCamera = ({ screen }: { screen: ScanScreen }): JSX.Element => {
  const { scan } = say();
  const joins = joinsOf(screen);
  return (
    <Page
      title={joins !== null ? scan.join(joins.ticket.number) : screen.camera === 'none' ? scan.titleNone : scan.title}
      hint={scan.hint}
      class="page--scan"
      above={
        screen.camera === 'none' ? (
          <div class="camera camera--none" role="status">
            <Icon name="scan" />
            <p class="camera__title">{scan.noCamera}</p>
            <p>{scan.noCameraText}</p>
          </div>
        ) : (
          <CameraPicture starting={screen.camera === 'starting'} reading={asking.value !== null} />
        )
      }
    >
      <div class="ways">
        <Button large wide icon="keyboard" onPress={() => happen({ type: 'wayChosen', way: 'typing' })}>
          {scan.type}
        </Button>
        {joins === null && doorOf(house.value) === 'open' ? (
          <Button
            large
            wide
            icon="document"
            onPress={() => happen({ type: 'slipLost', language: language.peek(), key: newKey() })}
          >
            {scan.lost}
          </Button>
        ) : null}
      </div>
    </Page>
  );
};

const TypeCode = ({ screen }: { screen: ScanScreen }): JSX.Element => {
  const { code: words } = say();
  const agency = house.value.catalogue?.branch.agency ?? '';
  const { date, sequence, wrongDate, code } = typedCode(agency, screen.typed);
  return (
    <Page
      title={words.title}
      hint={words.hint}
      class="page--code"
      above={
        <>
          {' '}
          <p class="code" role="status">
            <span class="visually-hidden">{words.entered(`${agency}-${date}-${sequence}`)}</span>
            <span class="code__agency" aria-hidden="true">
              {agency}-
            </span>
            <span class="code__part" aria-hidden="true">
              <span class="code__digits">{date.padEnd(6, '·')}</span>
              <span class="code__label">{words.date}</span>
            </span>
            <span aria-hidden="true">-</span>
            <span class="code__part" aria-hidden="true">
              <span class="code__digits">{sequence.padEnd(4, '·')}</span>
              <span class="code__label">{words.sequence}</span>
            </span>
          </p>
          <p class="code__fault" role="alert">
            {wrongDate ? words.wrongDate : ''}
          </p>
        </>
      }
    >
      <NumberPad text={screen.typed} most={MOST_DIGITS} onText={(typed) => happen({ type: 'digitsTyped', typed })} />
      <Button
        kind="action"
        large
        wide
        icon="search"
        off={code === null || asking.value !== null}
        onPress={() => {
          if (code !== null) happen({ type: 'codeEntered', code, key: newKey() });
        }}
      >
        {words.look}
      </Button>
    </Page>
  );
};
