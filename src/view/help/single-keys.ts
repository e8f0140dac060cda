import { singleKeys } from "../cockpit/keys.ts";

const KEY = "driftworks.keys";

/** What was chosen here at an earlier visit, if the browser keeps anything. */
export function recallSingleKeys(): void {
	try {
		singleKeys.on = localStorage.getItem(KEY) !== "off";
	} catch {
		// Then it holds for this visit.
	}
}

export function setSingleKeys(on: boolean): void {
	singleKeys.on = on;
	try {
		localStorage.setItem(KEY, on ? "on" : "off");
	} catch {
		// As above.
	}
}
