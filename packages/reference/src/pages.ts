import {
  type Context,
  Converter,
  DeclarationReflection,
  type ProjectReflection,
  ReferenceType,
  type Reflection,
  ReflectionKind,
  type RouterTarget,
} from "typedoc";
import { ModuleRouter } from "typedoc-plugin-markdown";

// TypeDoc makes a module of each entry point, and a page of each module. core.ts exports everything
// that core exports, so its exports are distributed over more modules, by the files that declare
// them. What no rule matches stays on core's page.
const rules = [
  { title: "Errors", files: /core\/src\/operation\/errors\/|-error\.ts$/ },
  { title: "expressions", files: /core\/src\/resources\/calculated-fields\/expression\// },
  { title: "Options", files: /core\/src\/operation\/(hooks|options|rate-limit|retry)\.ts$/ },
  { title: "client.$1", files: /core\/src\/resources\/([^/]+)\// },
];

/** Distributes what TypeDoc reads over the pages of the reference. */
export function arrangePages(converter: Converter): void {
  // After TypeDoc has found out what is inherited, and before it makes groups.
  converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }: Context) => {
      for (const module of project.children ?? []) {
        module.name = `@honeycomb/${module.name.replace("reference/src/", "").replace("/src", "")}`;
      }
      // Comments link to anything that core exports. Later, it is no longer in one module.
      for (const reflection of Object.values(project.reflections))
        converter.resolveLinks(reflection);
      distributeCore(project);
      hideInheritedMembers(project);
    },
    -50,
  );
  // After it has made them.
  converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }: Context) => startPagesWithResources(project),
    -200,
  );
}

function distributeCore(project: ProjectReflection): void {
  const pages = new Map<string, DeclarationReflection>();
  const addPage = (page: DeclarationReflection) => {
    project.addChild(page);
    pages.set(page.name, page);
    return page;
  };
  const createPage = (title: string) => {
    const page = new DeclarationReflection(title, ReflectionKind.Module, project);
    project.registerReflection(page, undefined, undefined);
    return addPage(page);
  };

  const core = project.getChildByName(["@honeycomb/core"]) as DeclarationReflection;
  for (const declaration of childrenOf(core)) {
    if (declaration.name.endsWith("Schema") || declaration.name === "operations") {
      // Schemas say nothing that types don't say, and operations have a page of their own.
      project.removeReflection(declaration);
    } else if (declaration.kindOf(ReflectionKind.Namespace)) {
      core.removeChild(declaration);
      declaration.kind = ReflectionKind.Module;
      declaration.parent = project;
      addPage(declaration);
    }
  }
  for (const declaration of childrenOf(core)) {
    const file = project.getSymbolIdFromReflection(declaration)?.fileName ?? "";
    const rule = rules.find(({ files }) => files.test(file));
    if (!rule) continue;
    const title = rule.title.replace("$1", camelCase(rule.files.exec(file)?.[1] ?? ""));
    const page = pages.get(title) ?? createPage(title);
    core.removeChild(declaration);
    declaration.parent = page;
    page.addChild(declaration);
  }
}

/** Removes members that are documented where they are inherited from. */
function hideInheritedMembers(project: ProjectReflection): void {
  const inherited = project
    .getReflectionsByKind(ReflectionKind.ClassMember)
    .filter((member) => member.isDeclaration() && member.inheritedFrom?.reflection);
  for (const member of inherited) project.removeReflection(member);
}

/** A page of a namespace starts with its methods. The rest is in alphabetical order. */
function startPagesWithResources(project: ProjectReflection): void {
  for (const { resource } of namespacesOf(project)) {
    const page = resource.parent?.isDeclaration() ? resource.parent : undefined;
    for (const list of [page?.children, ...(page?.groups ?? []).map((group) => group.children)]) {
      const index = list?.indexOf(resource) ?? -1;
      if (index > 0) list?.unshift(...list.splice(index, 1));
    }
  }
}

/** Names the files of pages: `client.boardViews` is in `board-views.md`. */
export class ReferenceRouter extends ModuleRouter {
  override getIdealBaseName(reflection: Reflection): string {
    return reflection.kindOf(ReflectionKind.Module)
      ? pageName(reflection.name)
      : super.getIdealBaseName(reflection);
  }

  /**
   * Gives an anchor to what has a heading: the one that Markdown renderers derive from its text. The
   * router's own anchors count the names of classes with those of their members, and properties,
   * which are in tables.
   */
  protected override buildAnchors(target: RouterTarget): void {
    if (!(target instanceof DeclarationReflection) || !target.kindOf(kindsWithHeading)) return;
    let page: Reflection = target;
    while (page.parent && !page.kindOf(ReflectionKind.Module)) page = page.parent;
    const anchor = this.getSlugger(page).slug(target.name);
    this.anchors.set(target, anchor);
    this.fullUrls.set(target, `${this.getFullUrl(page)}#${anchor}`);
  }
}

const kindsWithHeading =
  ReflectionKind.SomeExport |
  ReflectionKind.Constructor |
  ReflectionKind.Accessor |
  ReflectionKind.Method;

/** The name of a page without `.md`, from its title. */
export function pageName(title: string): string {
  return title
    .replace(/^client\.|^@honeycomb\//, "")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll("/", "-")
    .toLowerCase();
}

/** A namespace of the client. */
export interface Namespace {
  /** Such as `burnAlerts`. */
  readonly name: string;
  /** The getter on the client. */
  readonly getter: DeclarationReflection;
  /** The class of the namespace. */
  readonly resource: DeclarationReflection;
}

/** The namespaces of the client. */
export function namespacesOf(project: ProjectReflection): Namespace[] {
  return childrenOf(project.getChildByName(["@honeycomb/core", "Resources"])).flatMap((getter) => {
    const type = getter.getSignature?.type;
    const resource = type instanceof ReferenceType ? type.reflection : undefined;
    if (!resource?.isDeclaration()) return [];
    return [{ name: getter.name, getter, resource }];
  });
}

/** A copy, so that the original can be changed meanwhile. */
function childrenOf(parent: Reflection | undefined): DeclarationReflection[] {
  return parent?.isDeclaration() ? [...(parent.children ?? [])] : [];
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
