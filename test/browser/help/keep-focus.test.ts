import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepFocus } from "../../../src/view/help/keep-focus.ts";

let stop: () => void;
const $ = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;

beforeEach(() => {
	document.body.innerHTML = `<main><section><h2>Desk</h2><div id="panel"><button id="gone">Light</button></div>
		<button id="next">Step</button></section></main>`;
	stop = keepFocus(document.body);
	$("#gone").focus();
});
afterEach(() => {
	stop();
	document.body.innerHTML = "";
});

describe("the focus", () => {
	it("goes to the heading nearby when the panel that had it goes away, which is no stop of Tab afterwards", async () => {
		$("#panel").remove();
		await vi.waitFor(() => expect(document.activeElement).toBe($("h2")));
		$("#next").focus();
		expect($("h2").hasAttribute("tabindex")).toBe(false);
	});

	it("goes on when the button that had it is switched off", async () => {
		($("#gone") as HTMLButtonElement).disabled = true;
		await vi.waitFor(() => expect(document.activeElement).toBe($("h2")));
	});

	it("stays where the panel itself has put it", async () => {
		$("#panel").remove();
		$("#next").focus();
		await new Promise((done) => setTimeout(done, 100));
		expect(document.activeElement).toBe($("#next"));
	});

	it("that was given up on purpose is not brought back", async () => {
		$("#gone").blur();
		await new Promise((done) => setTimeout(done, 50));
		$("#panel").remove();
		await new Promise((done) => setTimeout(done, 100));
		expect(document.activeElement).toBe(document.body);
	});
});
