import type { Cockpit } from "./cockpit.svelte.ts";

/** ms out of sight after which a person is told that time stood still. */
const LONG = 60_000;

/**
 * A page that goes out of sight may be thrown away by the browser: the run in hand is written down. Who comes back after
 * long to a run that plays is told that it stood still. Returns what ends this.
 */
export function watchAway(cockpit: Cockpit): () => void {
	let since: number | null = null;
	const look = () => {
		if (document.hidden) {
			since = performance.now();
			cockpit.keep();
			return;
		}
		const away = since === null ? 0 : performance.now() - since;
		since = null;
		if (away < LONG || !cockpit.playing || cockpit.recorded) return;
		const text = `This page was out of sight for ${minutes(away)}. The run stood still and goes on from day ${cockpit.today}.`;
		cockpit.messages.say("away", text, "status");
	};
	document.addEventListener("visibilitychange", look);
	return () => document.removeEventListener("visibilitychange", look);
}

function minutes(ms: number): string {
	const count = Math.round(ms / 60_000);
	return count === 1 ? "a minute" : `${count} minutes`;
}
