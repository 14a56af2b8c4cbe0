import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Application, LogLevel, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { operationsPage } from "./operations-page.ts";
import { arrangePages, ReferenceRouter } from "./pages.ts";
import { ReferenceTheme } from "./theme.ts";

const packages = join(import.meta.dirname, "../..");

/** Writes the reference to a folder and deletes whatever else the folder holds. */
export async function writeReference(folder: string): Promise<void> {
  const options: TypeDocOptions & PluginOptions = {
    name: "Reference",
    entryPoints: [
      join(import.meta.dirname, "core.ts"),
      ...["async", "sync", "sandbox"].flatMap(entryPointsOf),
    ],
    tsconfig: join(packages, "reference/tsconfig.documented.json"),
    plugin: ["typedoc-plugin-markdown"],
    outputs: [{ name: "markdown", path: folder }],
    logLevel: "Error",
    // `pnpm check:types` does that.
    skipErrorChecking: true,
    // Links to lines of sources would change with every commit.
    disableSources: true,
    readme: "none",
    githubPages: false,

    // What belongs to the public API. Constructors without a comment are not for users.
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeReferences: true,
    excludeNotDocumented: true,
    excludeNotDocumentedKinds: ["Constructor", "ConstructorSignature"],
    validation: { invalidLink: true, notExported: false, notDocumented: false },

    // What a page looks like.
    router: "reference",
    theme: "reference",
    entryFileName: "README.md",
    pageTitleTemplates: { module: "{name}" },
    hideBreadcrumbs: true,
    hideGenerator: true,
    hideGroupHeadings: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    expandParameters: true,
    parametersFormat: "none",
    classPropertiesFormat: "table",
    interfacePropertiesFormat: "table",
    propertyMembersFormat: "table",
    typeAliasPropertiesFormat: "table",
    typeDeclarationFormat: "table",
    tableColumnSettings: {
      hideDefaults: true,
      hideInherited: true,
      hideModifiers: true,
      hideOverrides: true,
    },
  };
  const app = await Application.bootstrapWithPlugins(options);
  app.renderer.defineTheme("reference", ReferenceTheme);
  app.renderer.defineRouter("reference", ReferenceRouter);
  arrangePages(app.converter);

  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not read the sources");
  app.logger.level = LogLevel.Warn;
  app.validate(project);
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.validationWarningCount > 0)
    throw new Error("TypeDoc could not write the reference");
  await writeFile(join(folder, "operations.md"), operationsPage());
}

function entryPointsOf(name: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  return Object.values<Record<string, string>>(exports).map((conditions) =>
    join(packages, name, conditions["@honeycomb/source"] ?? ""),
  );
}
