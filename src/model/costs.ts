/** A parcel that came late although it went by road. */
export const COST_MISSED = 6;
/** An express that was not needed. */
export const COST_NEEDLESS = 2.5;
/** From this probability on express costs less than it saves. Accuracy is judged at .5, action is taken here. */
export const EXPRESS_FROM = COST_NEEDLESS / (COST_NEEDLESS + COST_MISSED);

/** What one decision cost once the truth is known. */
export const costOf = (express: boolean, late: boolean): number =>
	express ? (late ? 0 : COST_NEEDLESS) : late ? COST_MISSED : 0;
