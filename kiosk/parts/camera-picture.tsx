import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { happen, newKey } from '../link/kiosk.ts';
import { openCamera } from '../scan/camera.ts';
import { say } from './texts.ts';

/** Not read by now: the visitor is told how to hold the paper, and that there is another way. */
const TIP_AFTER_MS = 10_000;

/** What the camera sees, mirrored as people expect of themselves, with a frame to aim at. Nothing of it is kept. */
export const CameraPicture = ({ starting, reading }: { starting: boolean; reading: boolean }): JSX.Element => {
  const { scan } = say();
  const video = useRef<HTMLVideoElement>(null);
  const [tip, setTip] = useState(false);
  useEffect(() => {
    if (video.current === null || reading) return;
    const camera = openCamera(video.current, {
      onOpen: () => happen({ type: 'cameraChanged', camera: 'on' }),
      onNone: () => happen({ type: 'cameraChanged', camera: 'none' }),
      onText: (text) => happen({ type: 'scanned', text, key: newKey() }),
    });
    const timer = setTimeout(() => setTip(true), TIP_AFTER_MS);
    return () => {
      clearTimeout(timer);
      camera.close();
    };
  }, [reading]);
  return (
    <div class="camera">
      <video ref={video} class="camera__video" muted playsInline aria-label={scan.picture} />
      <span class="camera__frame" aria-hidden="true" />
      <p class="camera__state" role="status">
        {reading ? scan.reading : starting ? scan.starting : tip ? scan.tip : ''}
      </p>
    </div>
  );
};
