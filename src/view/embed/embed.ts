import { mount } from "svelte";
import { KEYS } from "../cockpit/keys.ts";
import EmbedLine from "./EmbedLine.svelte";
import { readOptions } from "./link-options.ts";
import { NAMES } from "./names.ts";
import "./embed.css";

/**
 * Makes the page look as the query of its address says, before anything of it is there: the root element carries
 * data-embed, data-hide and data-lock, the panels that come are found by their data-control. Most addresses have no query, so a page of
 * its own fetches none of this. Returns what ends it.
 */
export function embed(query: string, root: HTMLElement): () => void {
	const options = readOptions(query);
	if (options.problem !== null) say(options.problem, root);
	if (!options.embed) return () => {};
	const { dataset } = document.documentElement;
	dataset["embed"] = "";
	dataset["hide"] = options.hide.join(" ");
	dataset["lock"] = options.lock.join(" ");
	const line = document.createElement("header");
	root.before(line);
	mount(EmbedLine, { target: line });

	const lock = () => {
		for (const control of options.lock) {
			for (const field of root.querySelectorAll<HTMLFieldSetElement>(`[data-control="${control}"]:enabled`)) {
				field.disabled = true;
				field.setAttribute("aria-label", `${NAMES[control]}: set by the link`);
			}
		}
		// On a phone the panels stand behind tabs.
		for (const tab of root.querySelectorAll<HTMLElement>("[role=tab]")) {
			if (options.hide.some((control) => NAMES[control] === tab.textContent?.trim())) tab.hidden = true;
		}
	};
	const watch = new MutationObserver(lock);
	watch.observe(root, { childList: true, subtree: true });
	const fixed = [...options.hide, ...options.lock].includes("transport");
	if (fixed) addEventListener("keydown", holdKeys, { capture: true });
	return () => {
		watch.disconnect();
		removeEventListener("keydown", holdKeys, { capture: true });
		line.remove();
		delete dataset["embed"];
		delete dataset["hide"];
		delete dataset["lock"];
	};
}

/** Where a link has fixed time, no key moves it either. What has the focus keeps its own keys. */
function holdKeys(event: KeyboardEvent): void {
	const target = event.target instanceof HTMLElement ? event.target : document.body;
	const held = event.ctrlKey || event.metaKey;
	const key = event.key.toLowerCase();
	const act = KEYS[held ? `ctrl+${event.shiftKey ? "shift+" : ""}${key}` : key];
	if (act && act !== "help" && !target.closest("[tabindex], input, select, textarea, button, a, dialog")) {
		event.stopImmediatePropagation();
	}
}

function say(problem: string, root: HTMLElement): void {
	const alert = document.createElement("p");
	alert.dataset["embedProblem"] = "";
	alert.setAttribute("role", "alert");
	root.before(alert);
	alert.textContent = problem;
}
