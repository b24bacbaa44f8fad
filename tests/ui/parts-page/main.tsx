/** A page with every shared part in it, for tests/ui/parts.test.ts. What happens is written to `data-log` of the body. */
import '../../../ui/ui.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Clock } from '../../../ui/clock.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { startLanguage } from '../../../ui/language.ts';
import { LanguageSwitch } from '../../../ui/language-switch.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { NumberText } from '../../../ui/number-text.tsx';
import { OfflineBanner } from '../../../ui/offline.tsx';
import { QrPicture } from '../../../ui/qr-picture.tsx';
import { startServerTime } from '../../../ui/server-time.ts';
import { Toast } from '../../../ui/toast.tsx';

const ZONE = 'Asia/Ho_Chi_Minh';
/** 08:05:09 in Hanoi. */
const STARTED = Date.UTC(2026, 10, 22, 1, 5, 9);

const open = signal(false);
const toast = signal(false);
const log = (what: string): void => {
  document.body.dataset.log = `${document.body.dataset.log ?? ''}${what} `;
};

startLanguage();
const time = startServerTime({ now: () => (STARTED + performance.now()) as never, onTime: (known) => known() });

const Parts = () => (
  <main>
    <OfflineBanner since={STARTED} zone={ZONE} />
    <LanguageSwitch />
    <p id="clock">
      <Clock time={time} zone={ZONE} />
    </p>
    <p id="countdown">
      <Countdown time={time} until={STARTED + 3_000} onEnd={() => log('countdown-ended')} />
    </p>
    <p id="narrow">
      <NumberText number="A111" cells />
    </p>
    <p id="wide">
      <NumberText number="A044" cells />
    </p>
    <p id="marks">ẪỖ Ậ Đặng g</p>
    <p id="one-line" class="one-line">
      ẪỖ Ậ Đặng g
    </p>
    <Button
      kind="action"
      onPress={() => {
        open.value = true;
      }}
    >
      Mở
    </Button>
    <Button off onPress={() => log('pressed-though-off')}>
      Tắt
    </Button>
    <Button
      onPress={() => {
        toast.value = true;
      }}
    >
      Báo
    </Button>
    <QrPicture text="https://hall.example.vn/t/AbCdEfGhIjKlMnOpQrStUv" label="Mã QR" />
    {open.value ? (
      <Modal
        title="Nhận quầy thay"
        onClose={() => {
          open.value = false;
        }}
        actions={
          <>
            <Button>Một</Button>
            <Button kind="action">Hai</Button>
          </>
        }
      />
    ) : null}
    {toast.value ? (
      <Toast
        text="Đã ghi vắng mặt A012"
        forMs={1_500}
        onUndo={() => log('undone')}
        onGone={() => {
          toast.value = false;
        }}
      />
    ) : null}
  </main>
);

const app = document.getElementById('app');
if (app) render(<Parts />, app);
