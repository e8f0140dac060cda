import { bandWords } from "./band-labels.ts";
import { accuracyWords, lastKnown, quantityText } from "./numbers.ts";
import type { Band, Daily, Mark, TimelineData } from "./types.ts";

/** A mark in words, its kind first: "Alert: distance_km moved. Nobody looked." */
export function markWords(mark: Mark): string {
	const { kind } = mark;
	const label = mark.label.toLowerCase().startsWith(kind)
		? mark.label
		: `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}: ${mark.label}`;
	return mark.detail ? `${label}. ${mark.detail}` : label;
}

/** The drifts that are on during a day. */
export function weatherOn(bands: readonly Band[], day: number): Band[] {
	return bands.filter((band) => band.from <= day && (band.to === null || day < band.to));
}

/** One day in words: what the slider says of itself. */
export function dayWords(data: TimelineData, pen: number, lossUnit: string): string {
	const day = Math.floor(pen);
	const parts = [valueWords(data, day) || "nothing is known yet"];
	const loss = data.loss[day];
	if (loss != null) parts.push(`loss ${quantityText(loss)} ${lossUnit}`);
	const weather = weatherOn(data.bands, day).map((band) => band.label);
	const sentences = [
		`Day ${day}${data.shown === null ? ", now" : ""}: ${parts.join(", ")}`,
		...(weather.length > 0 ? [`Weather: ${weather.join(", ")}`] : []),
		...data.marks.filter((mark) => mark.day === day).map(markWords),
	];
	return sentences.map(closed).join(" ");
}

/** The whole chart in a few sentences, for those who do not see it. */
export function chartWords(data: TimelineData, pen: number): string {
	const day = Math.floor(pen);
	const latest = data.marks.filter((mark) => mark.day <= day).at(-1);
	const sentences = [
		`Accuracy from day 0 to day ${Math.floor(data.now)} of ${data.days}`,
		`On day ${day}: ${valueWords(data, day) || "nothing is known yet"}`,
		...(data.bands.length > 0 ? [`Weather: ${data.bands.map(bandWords).join("; ")}`] : []),
		...(latest ? [`Latest event, day ${latest.day}: ${markWords(latest)}`] : []),
		...(data.goal ? [`Goal: ${data.goal.label}`] : []),
		...(data.bestPossible === undefined ? [] : [`Best possible ${accuracyWords(data.bestPossible)}`]),
	];
	return sentences.map(closed).join(" ");
}

const closed = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

function valueWords(data: TimelineData, day: number): string {
	const known = data.series.flatMap((series) => {
		const last = lastKnown(series.values, day);
		if (!last) return [];
		const old = day - last.day > STALE ? ` on day ${last.day}` : "";
		return [`${series.name} ${accuracyWords(last.value)}${old}${series.note ? `, ${series.note}` : ""}`];
	});
	return known.join(", ");
}

/** A value older than this many days is printed with its day. */
export const STALE = 2;

/** Some days of the run, as one row of the table behind the chart. */
export interface Period {
	days: string;
	/** Mean accuracy per series, in the order of `data.series`. */
	means: (number | null)[];
	loss: number | null;
	weather: string;
	events: string;
}

/** The run so far by week, or by four weeks when it is longer than two years. */
export function periods(data: TimelineData): Period[] {
	const length = data.now > 730 ? 28 : 7;
	const rows: Period[] = [];
	for (let from = 0; from <= data.now; from += length) {
		const to = Math.min(from + length - 1, Math.floor(data.now));
		rows.push({
			days: from === to ? `${from}` : `${from} to ${to}`,
			means: data.series.map((series) => mean(series.values, from, to)),
			loss: mean(data.loss, from, to),
			weather: data.bands
				.filter((band) => band.from <= to && (band.to ?? Number.MAX_SAFE_INTEGER) > from)
				.map((band) => band.label)
				.join(", "),
			events: data.marks
				.filter((mark) => mark.day >= from && mark.day <= to)
				.map((mark) => `day ${mark.day}, ${markWords(mark)}`)
				.join("; "),
		});
	}
	return rows;
}

/** Mean of the values known in days [from, to]; null when there is none. */
export function mean(values: Daily, from: number, to: number): number | null {
	let sum = 0;
	let count = 0;
	for (let day = Math.max(0, from); day <= to && day < values.length; day++) {
		const value = values[day];
		if (value == null) continue;
		sum += value;
		count++;
	}
	return count === 0 ? null : sum / count;
}
