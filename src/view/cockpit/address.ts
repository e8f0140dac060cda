/** What an address says: a page, and the text of a run on it. */
export interface Address {
	readonly page: string;
	readonly run: string | null;
}

/** The whole address of this page with the text of a run; as it stands when there is none. */
export function addressOf(run: string): string {
	const page = `${location.href.split("#")[0]}${location.hash.split("?")[0] || "#/"}`;
	return run === "" ? page : `${page}?${run}`;
}

/** Reads `#/page?run`. Whether the run can be flown is for the engine to say. */
function readAddress(hash: string): Address {
	const [page = "", run = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
	return { page, run: run === "" ? null : run };
}

/** What stands behind the # as the page knows it: a link that was just opened is there before the page is told. */
let known = "";

/** Reads the address that the page is told of. */
export function followAddress(): Address {
	known = location.hash;
	return readAddress(known);
}

/** Puts what is on show into the address. */
export function showAddress(address: string): void {
	history.replaceState(history.state, "", address);
	known = location.hash;
}

/**
 * Takes the run of a link out of the address, so that a reload opens what has become of it: in the sandbox that is the run
 * that is kept. Beside a lesson's words the address goes on naming the run, now as `kept`, for without one the lesson
 * opens its own. What stands inside another page stays as its link has it, and so does a link that is not opened yet.
 */
export function leaveLink(kept: string): void {
	const { page, run } = readAddress(location.hash);
	if (run === null || location.hash !== known || "embed" in document.documentElement.dataset) return;
	const next =
		page === "sandbox" || page === "" ? "#/sandbox" : page.startsWith("lesson/") ? `#/${page}?${kept}` : null;
	if (next !== null) showAddress(next);
}
