import { daysCsv } from "../../export/days-csv.ts";
import { eventsCsv } from "../../export/events-csv.ts";
import { runJson } from "../../export/run-json.ts";
import type { SavedRun } from "../../export/saved-run.ts";
import { addressOf } from "../cockpit/address.ts";
import type { Cockpit } from "../cockpit/cockpit.svelte.ts";
import { narratorOf } from "../race/narrators.ts";
import { timelineData } from "../system/timeline-data.ts";
import { imageOf } from "./image.ts";
import type { Recorder } from "./recorder.svelte.ts";

export type Saved = "image" | "days" | "events" | "json";

const ENDINGS: Readonly<Record<Saved, string>> = {
	image: ".png",
	days: "-days.csv",
	events: "-events.csv",
	json: ".json",
};

/** Makes a file of the run in hand with its futures, and hands it to the browser. Gives its name; throws when it cannot. */
export async function save(what: Saved, cockpit: Cockpit, recorder: Recorder): Promise<string> {
	const name = `driftworks-seed-${cockpit.seed}-day-${cockpit.today}${ENDINGS[what]}`;
	const blob = what === "image" ? await image(cockpit, recorder) : await text(what, cockpit, recorder);
	const link = document.createElement("a");
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	// The browser has begun to read it by then.
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
	return name;
}

function runsOf({ hand, others }: Recorder): SavedRun[] {
	return [...(hand ? [hand] : []), ...others].map(({ name, plan, events }) => ({ name, plan, events }));
}

async function text(what: Exclude<Saved, "image">, cockpit: Cockpit, recorder: Recorder): Promise<Blob> {
	const runs = runsOf(recorder);
	if (what === "days") return new Blob([daysCsv(runs)], { type: "text/csv" });
	if (what === "events") return new Blob([eventsCsv(runs)], { type: "text/csv" });
	return new Blob([runJson(runs, addressOf(await cockpit.link()))], { type: "application/json" });
}

function image(cockpit: Cockpit, recorder: Recorder): Promise<Blob> {
	const { log, level, days, today, shown, seed } = cockpit;
	const chart = recorder.onChart(timelineData(log, narratorOf(level)));
	const title = `Driftworks, MLOps Level ${level}, seed ${seed}, day ${today} of ${days}`;
	const names = recorder.others.map(({ name }) => name);
	const hand = recorder.hand?.name;
	const words = names.length > 0 ? `${hand} in hand, ${names.join(" and ")} beside it, under the same seed.` : "";
	return imageOf({ ...chart, days, now: today, shown }, title, words || location.host);
}
