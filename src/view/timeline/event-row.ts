import type { Mark, MarkKind } from "./types.ts";

/** A mark on the events row: the middle of its shape in px, and its words with their left edge, if there was room. */
export interface PlacedMark {
	mark: Mark;
	x: number;
	label: { text: string; x: number } | null;
	/** It is of the pen's own day: its words are bold, and speak for all marks of that day. */
	atPen: boolean;
	/** The words at the pen stand where it would be: it is not drawn. */
	covered: boolean;
}

interface Room {
	left: number;
	right: number;
	/** The pen, in px: no words may run across it. */
	pen: number;
	penDay: number;
	/** The words at the pen may cover other marks rather than stay away (a person has gone to this day to read them). */
	mayCover: boolean;
	x(day: number): number;
	measure(text: string, bold: boolean): number;
}

type Reach = readonly [from: number, to: number];

/** Half a shape, and the distance at which two shapes still stand apart. */
const HALF = 7;
const APART = 12;
const FURTHEST = 2 * APART;
/** px between a shape and its words. */
const BESIDE = HALF + 4;
/** More names than this nobody reads; it also bounds the work for a chart with thousands of marks. */
const MOST_LABELS = 60;
const URGENT: readonly MarkKind[] = ["alert", "failure"];

/**
 * Places the marks of the visible days. Marks of one day stand side by side, to the left of their day, so that nothing
 * stands in the future. Words are given out from the pen outwards: the nearest marks keep theirs, and no words touch
 * other words, a shape or the pen. Minor marks have a row of their own below: they stand in nobody's way, and have words
 * at the pen only.
 */
export function placeMarks(marks: readonly Mark[], room: Room): PlacedMark[] {
	const day = Math.floor(room.penDay);
	const placed = marks
		.filter((mark) => room.x(mark.day) >= room.left - 1 && room.x(mark.day) <= room.right + 1)
		.map((mark): PlacedMark => {
			return { mark, x: room.x(mark.day), label: null, atPen: mark.day === day, covered: false };
		})
		.sort((a, b) => a.mark.day - b.mark.day || Number(isUrgent(a)) - Number(isUrgent(b)));
	const major = placed.filter(({ mark }) => !mark.minor);
	standApart(major, room.left);
	const words: Reach[] = [[room.pen - 4, room.pen + 4]];
	labelPen([...placed.filter(({ mark }) => mark.minor), ...major], words, room);
	const nearest = major
		.filter((spot) => !spot.atPen && !spot.covered)
		.map((spot) => ({ spot, distance: Math.abs(room.x(spot.mark.day) - room.pen) }))
		.sort((a, b) => a.distance - b.distance || Number(isUrgent(b.spot)) - Number(isUrgent(a.spot)))
		.slice(0, MOST_LABELS);
	for (const { spot } of nearest) {
		const text = spot.mark.label;
		const width = room.measure(text, false);
		const x = [spot.x + BESIDE, spot.x - BESIDE - width].find((from) =>
			isFree([from, from + width], [spot], major, words, room),
		);
		if (x === undefined) continue;
		spot.label = { text, x };
		words.push([x - 6, x + width + 6]);
	}
	return placed;
}

/** One label for all that happened on the pen's day: all of it if it fits, else shorter. */
function labelPen(placed: readonly PlacedMark[], words: Reach[], room: Room): void {
	const own = placed.filter((spot) => spot.atPen);
	const main = own.at(-1);
	if (!main) return;
	const texts = new Set([
		own.map((spot) => sentence(spot.mark)).join("; "),
		own.map((spot) => spot.mark.label).join("; "),
		sentence(main.mark),
		main.mark.label,
	]);
	let spot: { text: string; x: number; reach: Reach } | undefined;
	for (const text of texts) {
		const width = room.measure(text, true);
		const left = Math.min(...own.map((each) => each.x)) - BESIDE - width;
		const spots = [Math.max(main.x, room.pen - 1) + BESIDE, left]
			.filter((x) => x >= room.left && x + width <= room.right)
			.map((x) => ({ text, x, reach: [x, x + width] as const }));
		spot ??=
			spots.find(({ reach }) => isFree(reach, own, placed, words, room)) ?? (room.mayCover ? spots[0] : undefined);
	}
	if (!spot) return;
	main.label = { text: spot.text, x: spot.x };
	words.push([spot.x - 6, spot.reach[1] + 6]);
	for (const other of placed) other.covered = !other.atPen && touches(other, spot.reach);
}

const isUrgent = (spot: PlacedMark) => URGENT.includes(spot.mark.kind);
/** What it is, and what happened, where that does not say what it is. */
function sentence({ label, detail }: Mark): string {
	if (!detail) return label;
	return detail.toLowerCase().includes(label.toLowerCase()) ? detail : `${label}. ${detail}`;
}
const touches = ({ mark, x }: PlacedMark, [from, to]: Reach) => !mark.minor && x + HALF > from && x - HALF < to;

function isFree(reach: Reach, own: readonly PlacedMark[], placed: readonly PlacedMark[], words: Reach[], room: Room) {
	const [from, to] = reach;
	if (from < room.left || to > room.right) return false;
	if (words.some(([a, b]) => from < b && a < to)) return false;
	return placed.every((other) => own.includes(other) || other.covered || !touches(other, reach));
}

function standApart(placed: readonly PlacedMark[], left: number): void {
	for (let i = placed.length - 2; i >= 0; i--) {
		const spot = placed[i] as PlacedMark;
		const after = placed[i + 1] as PlacedMark;
		// In a crowd, being on the right day matters more than standing apart.
		const wanted = Math.min(spot.x, after.x - APART);
		if (spot.x - wanted <= FURTHEST) spot.x = wanted;
	}
	let least = left;
	for (const spot of placed) {
		if (spot.x < least && least <= left + FURTHEST) {
			spot.x = least;
			least += APART;
		} else least = left;
		spot.x = Math.max(left, spot.x);
	}
}
