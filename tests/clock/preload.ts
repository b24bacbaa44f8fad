// Loaded into a house's process before anything else (working-day.ts): its clock goes as ours, ahead or behind by so much.
const ahead = Number(process.env.TEST_CLOCK_AHEAD_MS);
if (!Number.isFinite(ahead)) throw new Error('TEST_CLOCK_AHEAD_MS must say how far this clock is ahead, in ms');
const real = Date.now;
Date.now = () => real() + ahead;
