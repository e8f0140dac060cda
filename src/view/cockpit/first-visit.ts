/** Days a second of the recorded run, and the day at which it is first seen. */
export const TAPE_SPEED = 4;
export const TAPE_FROM = 24;

/** Where a visitor without a run begins: a quiet year, with four weeks behind it as a baseline to fall from. */
export const FIRST_RUN = "drifts=-&at=28";
