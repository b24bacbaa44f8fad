import { startServerTime } from '../../ui/server-time.ts';
import { commands } from '../../wire/endpoints.ts';
import { connect } from '../../wire/live.ts';
import { topics } from '../../wire/topics.ts';
import type { HallView, ZoneId } from '../../wire/views.ts';
import { startShownReports } from '../board/shown-reports.ts';
import { openLoudspeaker } from '../voice/loudspeaker.ts';
import { answered, startVoice } from '../voice/speak.ts';
import { warmClips } from '../voice/warm-clips.ts';
import type { BoardModel } from './board-model.ts';
import { findHouse } from './house.ts';
import { listenForUnlock } from './unlock.ts';

/** Where the server lays the voice pack that the build made. */
const VOICE_FOLDER = '/voice/';

/** Joins the house, follows the hall, and lends it its voice; comes back by itself from every fault. */
export async function startBoard(model: BoardModel): Promise<void> {
  const house = await findHouse(() => {
    model.heard.value = false;
  });
  if (typeof house === 'string') {
    model.stage.value = house;
    return;
  }
  const { screen, token, client } = house;
  const { branch } = screen;
  const zone = (new URLSearchParams(location.search).get('zone') ?? screen.zone) as ZoneId | null;
  const live = connect(location.origin, () => token);
  const loudspeaker = openLoudspeaker(VOICE_FOLDER);
  const voice = startVoice(branch, client, live, loudspeaker);
  const reports = startShownReports(
    async (call) => answered(await client.send(commands.reportShown(branch), { call })) !== 'unanswered',
    (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  );
  listenForUnlock(loudspeaker.unlock);

  live.onHeard((heard) => {
    if (!heard && model.heard.peek()) model.heardAt.value = live.now();
    model.heard.value = heard;
    voice.heard(heard);
  });
  live.follow(
    topics.hall(branch),
    (view: HallView) => {
      reports.viewed(view.calls);
      voice.viewed(view, zone);
      if (model.view.peek() === null) loudspeaker.warm(warmClips(view));
      model.view.value = view;
      model.stage.value = 'board';
    },
    ({ name }) => {
      if (name === 'device_unknown' || name === 'not_allowed') model.stage.value = 'refused';
    },
  );
  live.follow(topics.devices(branch), voice.devices);
  model.running.value = {
    time: startServerTime(live),
    timeZone: screen.timeZone,
    zone,
    loudspeaker,
    onPainted: reports.painted,
  };
}
