import { DAY_OF_WORK } from "../step-work.ts";

/** What it takes of people to bring new code into production, in working hours and days: assumed, not measured. */

/** Level 1: testing by hand, the queue of IT (at least, and up to so many days more), deploying a pipeline or taking it back. */
export const TEST_HOURS = DAY_OF_WORK;
export const QUEUE_DAYS = 6;
export const QUEUE_DAYS_MORE = 4;
export const DEPLOY_HOURS = 4;

/** Level 2: reviewing a commit, letting it into production, taking it out. */
export const REVIEW_HOURS = 1;
export const APPROVE_HOURS = 1;
export const REVERT_HOURS = 1;
