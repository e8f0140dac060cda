/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
	compilerOptions: { discloseVersion: false },
	// Runes for our own components only: some dependencies still ship components in the older form.
	vitePlugin: {
		dynamicCompileOptions: ({ filename }) => (filename.includes("node_modules") ? undefined : { runes: true }),
	},
};
