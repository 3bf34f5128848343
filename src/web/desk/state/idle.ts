/** Without a touch of keyboard or mouse this long (ms) the screen locks: a desk in a public place shows other people's lives. */
export const lockAfterMs = 10 * 60_000;

/** @returns whether to lock now. A machine that slept counts as idle: timers stand still, the clock does not. */
export const isIdle = (lastTouchAt: number, now: number): boolean => now - lastTouchAt >= lockAfterMs;
