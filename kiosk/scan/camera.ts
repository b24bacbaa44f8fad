import type { ReadPicture } from './decoder.ts';

export interface CameraWatch {
  readonly onOpen: () => void;
  readonly onNone: () => void;
  readonly onText: (text: string) => void;
}

/** A camera that has not opened by now will not: a driver hangs, or somebody else holds it. */
const OPENS_WITHIN_MS = 8_000;
/** Between two pictures: the decoder takes 10 to 40 ms of each, and the screen must stay quick. */
const LOOK_EVERY_MS = 120;
/** packages.md was measured at this size; larger pictures cost more and read no better at arm's length. */
const PICTURE = { width: 640, height: 480 };

/** Opens the camera, shows it in `video`, reads until a code is found or it is closed. The decoder is loaded only now. */
export function openCamera(video: HTMLVideoElement, watch: CameraWatch): { readonly close: () => void } {
  let open = true;
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    open = false;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const none = (): void => {
    if (!open) return;
    close();
    watch.onNone();
  };

  async function run(): Promise<void> {
    timer = setTimeout(none, OPENS_WITHIN_MS);
    // Absent on a page that is not served from this machine or over https.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined) return none();
    const [given, { readPicture }] = await Promise.all([
      devices.getUserMedia({
        video: { width: { ideal: PICTURE.width }, height: { ideal: PICTURE.height }, facingMode: 'environment' },
        audio: false,
      }),
      import('./decoder.ts'),
    ]);
    stream = given;
    if (!open) return close();
    video.srcObject = given;
    await video.play();
    clearTimeout(timer);
    if (!open) return close();
    given.getVideoTracks()[0]?.addEventListener('ended', none);
    watch.onOpen();
    await look(readPicture);
  }

  async function look(readPicture: ReadPicture): Promise<void> {
    const canvas = document.createElement('canvas');
    canvas.width = PICTURE.width;
    canvas.height = PICTURE.height;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    for (let misses = 0; open && pen !== null; misses += 1) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        pen.drawImage(video, 0, 0, PICTURE.width, PICTURE.height);
        const text = await readPicture(pen.getImageData(0, 0, PICTURE.width, PICTURE.height), misses);
        if (text !== null && open) {
          close();
          return watch.onText(text);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  run().catch(none);
  return { close };
}
