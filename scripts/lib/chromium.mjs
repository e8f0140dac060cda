import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** In place of a path: the browser that Playwright installed. */
export const OWN = "playwright";

/** WebGL 2 in software everywhere, so that a run does not depend on the machine's graphics card. */
const FLAGS = [
	"--use-gl=angle",
	"--use-angle=swiftshader",
	"--enable-unsafe-swiftshader",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

const ON_PATH = [
	"google-chrome",
	"google-chrome-stable",
	"chromium",
	"chromium-browser",
	"microsoft-edge",
	"microsoft-edge-stable",
];

const IN_APPLICATIONS = [
	"Google Chrome.app/Contents/MacOS/Google Chrome",
	"Chromium.app/Contents/MacOS/Chromium",
	"Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const IN_PROGRAM_FILES = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

/**
 * Browsers of the Chromium family on this system, in the order in which to try them. Found by their files only; whether
 * one runs is for the caller to see.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]}
 */
export function systemBrowsers(env = process.env) {
	const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
	const onPath = ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
	const applications = ["/Applications", join(env["HOME"] ?? "", "Applications")];
	const inApplications = applications.flatMap((folder) => IN_APPLICATIONS.map((app) => join(folder, app)));
	const programs = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
	const inPrograms = programs.flatMap((folder) => (folder ? IN_PROGRAM_FILES.map((file) => join(folder, file)) : []));
	const there = [...onPath, ...inApplications, ...inPrograms].filter((path) => existsSync(path));
	// One program under several names (/bin is often /usr/bin) is tried once.
	const real = there.map((path) => realpathSync(path));
	return there.filter((_, i) => real.indexOf(real[i] ?? "") === i);
}

/**
 * How Playwright starts the browser at `path`; without one, that of CHROME_PATH, else the first of the system, else its own.
 *
 * @param {string} [path]
 * @returns {{ executablePath?: string, args: string[], ignoreDefaultArgs: string[] }}
 */
export function launchOptions(path = process.env["CHROME_PATH"] || systemBrowsers()[0] || OWN) {
	const options = { args: FLAGS, ignoreDefaultArgs: ["--disable-gpu"] };
	return path === OWN ? options : { ...options, executablePath: path };
}
