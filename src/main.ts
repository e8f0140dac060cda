import { mount } from "svelte";
import App from "./view/App.svelte";
import "./view/tokens.css";
import "./view/print.css";

const target = document.getElementById("app");
if (!target) throw new Error("no element #app");

const start = () => {
	document.querySelector(".coming")?.remove();
	mount(App, {
		target,
		props: {
			makeWorker: () => new Worker(new URL("./engine/worker.ts", import.meta.url), { type: "module" }),
			makeRaceWorker: () => new Worker(new URL("./engine/race-worker.ts", import.meta.url), { type: "module" }),
		},
	});
};

// Most addresses say nothing before their #, and fetch nothing that could read it.
if (location.search === "") start();
else void import("./view/embed/embed.ts").then(({ embed }) => embed(location.search, target)).then(start, start);
