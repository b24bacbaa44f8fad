/**
 * Takes the pictures of docs/screenshots: every screen at its real size, from a house of its own on a fresh data folder, played
 * through as its people would. `npm run screenshots` builds first and runs this.
 */
import { join } from 'node:path';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';
import type { DemoReceipt } from '../../wire/http/demo.ts';
import { drawnPdf } from '../e2e/drawn-pdf.ts';
import { hallOf } from '../e2e/hall.ts';
import { paper, qrOn } from '../e2e/papers.ts';
import { HOME, type RunningHouse, runHouse } from '../e2e/running-house.ts';
import { openAlbum } from './album.ts';
import { playHall } from './play-hall.ts';
import { filmOfReceipt } from './receipt-film.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
/** So long a rush hour is played before the board is full of calls. */
const RUSH_MS = 20_000;
/** The screens notice within 12.5 s that the server is gone. */
const AWAY_MS = 15_000;

const house = await runHouse({ MOTCUA_DEMO_MORNING: 'yes' });
const film = await filmOfReceipt(join(FOLDER, 'receipt.png'));
const album = await openAlbum(FOLDER, film);
try {
  await takeAll();
} finally {
  await album.close();
  await house.close();
}

async function takeAll(): Promise<void> {
  const hall = await album.open('hall', `${house.url}/`);
  await playHall(hall);
  await album.take('hall', hall);
  await hall.close();

  const display = await album.open('display', `${house.url}/display`);
  await takeKiosk();
  await takePhone();

  await house.send('/api/demo/rush', {}, '');
  await display.waitForTimeout(RUSH_MS);
  await album.take('display', display);
  await takeStaff();
  await takeReceipt(house);

  const kiosk = await album.open('kiosk', `${house.url}/kiosk?device=kiosk-2`);
  await kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor();
  await house.kill('SIGKILL');
  await kiosk.waitForTimeout(AWAY_MS);
  await album.take('kiosk-offline', kiosk);
  await album.take('display-offline', display);
}

async function takeKiosk(): Promise<void> {
  const kiosk = await album.open('kiosk', `${house.url}/kiosk?device=kiosk-1`);
  await album.take('kiosk-home', kiosk);
  await kiosk.getByRole('button', { name: 'Đất đai' }).first().click();
  await album.take('kiosk-services', kiosk);
  await kiosk.waitForTimeout(SETTLE_MS);
  await kiosk
    .getByRole('button', { name: /^Đăng ký biến động/ })
    .first()
    .click();
  await kiosk.getByText('Mời bạn lấy phiếu').waitFor();
  await album.take('kiosk-ticket', kiosk);
  await kiosk.getByRole('button', { name: 'Xong' }).click();

  await kiosk.getByRole('button', { name: /Nhận kết quả/ }).click();
  await kiosk.locator('.camera video').evaluate((video: HTMLVideoElement) => video.play());
  await album.take('kiosk-scan', kiosk);
  const { receipts } = await house.ask<{ receipts: readonly DemoReceipt[] }>('/api/demo/receipts');
  const ready = receipts.find(({ state }) => state === 'ready');
  if (ready === undefined) throw new Error('The demo’s morning has no result that is ready');
  await kiosk.evaluate((text) => postMessage({ type: 'motcua:scan', text }, location.origin), ready.url);
  await kiosk.getByText(ready.dossier).waitFor();
  await album.take('kiosk-result', kiosk);
  await kiosk.close();
}

/** The ticket that the hall page's visitor took, on paper and on the phone. */
async function takePhone(): Promise<void> {
  const png = await paper(house, 'printer-1', 1);
  await album.keep('ticket', png);
  const { pathname, search } = new URL(await qrOn(png));
  const phone = await album.open('phone', `${house.url}${pathname}${search}`);
  await phone
    .getByText(/^[A-Z]\d{3}$/)
    .first()
    .waitFor();
  await album.take('phone', phone);
  await phone.close();
}

async function takeStaff(): Promise<void> {
  const sessionOf = async (clerk: string, pin: string): Promise<string> =>
    JSON.stringify(await house.send('/api/sessions', { branch: 'hoan-kiem', clerk, pin }, ''));
  const mai = await sessionOf('mai', '5555');
  const counter = await album.open('counter', `${house.url}/counter?counter=5`, { 'motcua.session.counter': mai });
  await counter.getByRole('button', { name: /^Bắt đầu/ }).click();
  await album.take('counter', counter);
  await counter.close();
  const hang = await sessionOf('hang', '24680');
  const office = await album.open('office', `${house.url}/office`, { 'motcua.session.office': hang });
  await office.getByText('Quầy').first().waitFor();
  await album.take('office', office);
  await office.close();
}

/** The first page of form 01. */
async function takeReceipt(running: RunningHouse): Promise<void> {
  const { receipts } = await running.ask<{ receipts: readonly DemoReceipt[] }>('/api/demo/receipts');
  const session = await hallOf(running).session('lan');
  const pdf = await fetch(`${running.url}${HOME}/dossiers/${receipts[0]?.dossier}/receipt.pdf`, {
    headers: { Authorization: `Bearer ${session}` },
  });
  const { png } = await drawnPdf(new Uint8Array(await pdf.arrayBuffer()), 96);
  await album.keep('receipt', png);
}
