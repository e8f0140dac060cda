import { HOURS_PER_DAY } from "../../core/clock.ts";

/** Whether hour `t` is on the day that ends at `hour`. The morning before day 0, when all was set up, is not. */
export const isToday = (t: number, hour: number): boolean => t > 0 && t >= hour - HOURS_PER_DAY && t < hour;
