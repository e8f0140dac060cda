import { dayOf, hourOf } from "../../core/clock.ts";
import { count } from "../diagram/format.ts";
import { daysInWords } from "./facts.ts";

/** A count with its noun: "1 run", "12 runs". */
export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;

/** An hour of the run as day and clock: "day 131, 09:30". */
export function clockOf(hour: number): string {
	const minutes = Math.round((hour - hourOf(dayOf(hour))) * 60);
	const two = (n: number) => String(n).padStart(2, "0");
	return `day ${dayOf(hour)}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How long something took, in simulated time: "5 min", "3 h", "2 days". */
export function spanInWords(hours: number): string {
	if (hours < 2) return `${Math.round(hours * 60)} min`;
	if (hours < 48) return `${Math.round(hours)} h`;
	return daysInWords(Math.round(hours / 24));
}

/** A share in whole percent: "10 %". */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;
