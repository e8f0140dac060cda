import "../../../src/view/tokens.css";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import Bar from "./Bar.svelte";

beforeEach(async () => {
	await page.viewport(1280, 700);
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("Transport", () => {
	it("asks for what its buttons say", async () => {
		const said: string[] = [];
		await render(Bar, { said });
		await expect.element(page.getByRole("toolbar", { name: "Transport" })).toBeVisible();
		for (const name of ["Play", "Step a day", "To next event", "Reset, same seed", "New seed", "Copy link"]) {
			await button(name).click();
		}
		await userEvent.selectOptions(page.getByRole("combobox"), "20 days/s");
		expect(said).toEqual(["play true", "step", "next", "reset", "seed null", "copy", "speed 20"]);
	});

	it("names the keys of the page, to eyes and to assistive technology", async () => {
		await render(Bar, { said: [] });
		const keys = ["Play", "Step a day", "To next event", "Reset, same seed"].map((name) => {
			const element = button(name).element();
			return [element.getAttribute("aria-keyshortcuts"), element.querySelector("kbd")?.textContent];
		});
		expect(keys).toEqual([
			["Space", "Space"],
			["ArrowRight", "→"],
			["N", "N"],
			["R", "R"],
		]);
	});

	it("is vermilion only when paused and the next step is the person's", async () => {
		const screen = await render(Bar, { said: [], yours: true });
		const ground = (name: string) => getComputedStyle(button(name).element()).backgroundColor;
		const accent = "rgb(181, 57, 15)";
		document.documentElement.dataset["theme"] = "light";
		expect(ground("Play")).toBe(accent);
		await screen.rerender({ playing: true });
		expect(ground("Pause")).not.toBe(accent);
		await screen.rerender({ playing: false, yours: false });
		expect(ground("Play")).not.toBe(accent);
		await screen.rerender({ yours: true, stopped: "The year is over." });
		expect(ground("Play")).not.toBe(accent);
		delete document.documentElement.dataset["theme"];
	});

	it("says why time stands, and lets the year begin again", async () => {
		const said: string[] = [];
		await render(Bar, { said, stopped: "The year is over." });
		for (const name of ["Play", "Step a day", "To next event"]) {
			await expect.element(button(name)).toHaveAttribute("aria-disabled", "true");
			await expect.element(button(name)).toHaveAccessibleDescription("The year is over.");
			await userEvent.click(button(name), { force: true });
		}
		await expect.element(page.getByText("The year is over.")).toBeVisible();
		await button("Reset, same seed").click();
		expect(said).toEqual(["reset"]);
	});
});

describe("the seed", () => {
	it("is taken with Enter, once, and put back with Escape", async () => {
		const said: string[] = [];
		const screen = await render(Bar, { said });
		const field = page.getByRole("textbox", { name: "Seed" });
		await field.fill("42");
		await userEvent.keyboard("{Enter}");
		await screen.rerender({ seed: 42 });
		await field.fill("99");
		await userEvent.keyboard("{Escape}");
		await expect.element(field).toHaveValue("42");
		await userEvent.tab();
		expect(said).toEqual(["seed 42"]);
	});

	it("is refused in words when it is none, and keeps its letters from the page", async () => {
		const said: string[] = [];
		const heard: string[] = [];
		const listen = (event: KeyboardEvent) => heard.push(event.key);
		await render(Bar, { said });
		const field = page.getByRole("textbox", { name: "Seed" });
		await field.click();
		addEventListener("keydown", listen);
		await userEvent.keyboard("rn {Enter}");
		removeEventListener("keydown", listen);
		await expect.element(page.getByRole("alert")).toHaveTextContent("A seed is a whole number from 0 to 4294967295.");
		await expect.element(field).toHaveAttribute("aria-invalid", "true");
		expect(said).toEqual([]);
		expect(heard).toEqual([]);
	});
});

describe("on a phone", () => {
	beforeEach(async () => {
		await page.viewport(360, 640);
	});

	it("is a bar at the bottom with targets of 44 px and more, inside the screen", async () => {
		await render(Bar, { said: [] });
		const bar = page.getByRole("toolbar").element().getBoundingClientRect();
		expect(bar.bottom).toBe(innerHeight);
		expect(bar.width).toBe(innerWidth);
		for (const name of ["Play", "Step a day", "To next event", "More"]) {
			const box = button(name).element().getBoundingClientRect();
			expect(box.height).toBeGreaterThanOrEqual(44);
			expect(box.width).toBeGreaterThanOrEqual(44);
			expect(box.right).toBeLessThanOrEqual(innerWidth + 0.5);
		}
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
	});

	it("keeps the rest under More, which Escape and a press elsewhere close", async () => {
		const said: string[] = [];
		await render(Bar, { said });
		await expect.element(page.getByText("Reset, same seed")).not.toBeVisible();
		await button("More").click();
		await expect.element(button("More")).toHaveAttribute("aria-expanded", "true");
		await button("Reset, same seed").click();
		expect(said).toEqual(["reset"]);
		await userEvent.keyboard("{Escape}");
		await expect.element(page.getByText("Reset, same seed")).not.toBeVisible();
		expect(document.activeElement).toBe(button("More").element());
		await button("More").click();
		await userEvent.click(document.body, { position: { x: 5, y: 5 } });
		await expect.element(button("More")).toHaveAttribute("aria-expanded", "false");
	});
});
