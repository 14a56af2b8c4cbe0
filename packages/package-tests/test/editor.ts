import { join } from "node:path";
import ts from "typescript-6";

/** What an editor shows about a name. */
export interface Hover {
  /** Where the name is, such as `@honeycomb/core: Trigger.threshold`. */
  readonly name: string;
  /** The declaration, such as `(property) Trigger.threshold: TriggerThreshold`. */
  readonly text: string;
  readonly documentation: string;
}

/** TypeScript's language service, as editors use it, with one program. */
export class Editor {
  readonly #folder: string;
  readonly #path: string;
  readonly #service: ts.LanguageService;
  #text = "";
  #version = 0;

  /** @param folder a folder with packages that the program can import */
  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, "program.ts");
    const read = (path: string) => (path === this.#path ? this.#text : ts.sys.readFile(path));
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => ({
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        lib: ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts"],
        types: [],
        strict: true,
        skipLibCheck: true,
        noErrorTruncation: true,
      }),
      getScriptFileNames: () => [this.#path],
      getScriptVersion: (path) => (path === this.#path ? String(this.#version) : "0"),
      getScriptSnapshot: (path) => {
        const text = read(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => path === this.#path || ts.sys.fileExists(path),
      readFile: read,
      directoryExists: ts.sys.directoryExists,
      realpath: ts.sys.realpath,
    });
  }

  /** Replaces the program. Errors in it are thrown. */
  #write(text: string): void {
    this.#text = text;
    this.#version++;
    const errors = [
      ...this.#service.getSyntacticDiagnostics(this.#path),
      ...this.#service.getSemanticDiagnostics(this.#path),
    ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    if (errors.length > 0) throw new Error(errors.join("\n"));
  }

  /** Lists the names that a module exports. */
  exportsOf(module: string): string[] {
    return (this.#import([module]).get(module) ?? []).map(({ name }) => name);
  }

  /**
   * Hovers over everything that modules declare: exported names, and the members of interfaces,
   * classes, object types and namespaces. What several modules export is visited once.
   */
  declarationsOf(modules: readonly string[]): Hover[] {
    const exports = this.#import(modules);
    const checker = this.#checker;
    const hovers: Hover[] = [];
    const seen = new Set<unknown>();

    const visitSymbol = (name: string, unresolved: ts.Symbol) => {
      const isAlias = unresolved.flags & ts.SymbolFlags.Alias;
      const symbol = isAlias ? checker.getAliasedSymbol(unresolved) : unresolved;
      const declaration = this.#declarationOf(symbol);
      if (declaration === undefined || seen.has(declaration)) return;
      seen.add(declaration);
      const members = ts.SymbolFlags.Class | ts.SymbolFlags.Module;
      if (symbol.flags & members) visitAll(name, checker.getExportsOfModule(symbol));
      if (ts.isSourceFile(declaration)) return;
      const position = (ts.getNameOfDeclaration(declaration) ?? declaration).getStart();
      hovers.push(this.#hover(name, declaration.getSourceFile().fileName, position));
      const isType = symbol.flags & ts.SymbolFlags.Type;
      visitType(
        name,
        isType ? checker.getDeclaredTypeOfSymbol(symbol) : checker.getTypeOfSymbol(symbol),
      );
    };
    const visitType = (name: string, type: ts.Type) => {
      if (seen.has(type)) return;
      seen.add(type);
      if (type.isUnionOrIntersection()) {
        for (const each of type.types) visitType(name, each);
      } else if (checker.isArrayType(type) || checker.isTupleType(type)) {
        const items = checker.getTypeArguments(type as ts.TypeReference);
        for (const each of items) visitType(`${name}[]`, each);
      } else if (type.symbol !== undefined && this.#declarationOf(type.symbol) !== undefined) {
        visitAll(name, checker.getPropertiesOfType(type));
      }
    };
    const visitAll = (name: string, symbols: readonly ts.Symbol[]) => {
      for (const each of symbols) visitSymbol(`${name}.${each.name}`, each);
    };

    for (const [module, symbols] of exports) {
      for (const each of symbols) visitSymbol(`${module}: ${each.name}`, each);
    }
    return hovers;
  }

  /**
   * Hovers over the methods of values, and over those of their own objects, such as
   * `client.triggers.list`.
   *
   * @param types the types of the values, such as `import("@honeycomb/async").HoneycombClient`
   */
  methodsOf(types: readonly string[]): Hover[] {
    const declarations = types.map((type, index) => `declare const value${index}: ${type};\n`);
    this.#write(declarations.join(""));
    const methods = types.flatMap((type, index) =>
      this.#methods(this.#find(`value${index}`)).map((name) => ({ type, index, name })),
    );
    const uses = methods.map(({ index, name }) => `value${index}.${name};\n`);
    this.#write([...declarations, ...uses].join(""));
    let position = declarations.join("").length;
    return methods.map(({ type, name }, index) => {
      position += uses[index]?.length ?? 0;
      return this.#hover(`${type}: ${name}`, this.#path, position - ";\n".length);
    });
  }

  /** Writes a program that imports modules, and returns what they export. */
  #import(modules: readonly string[]): ReadonlyMap<string, readonly ts.Symbol[]> {
    const imports = modules.map(
      (module, index) => `import * as module${index} from "${module}";\n`,
    );
    this.#write(`${imports.join("")}export {};`);
    const checker = this.#checker;
    return new Map(
      modules.map((module, index) => {
        const symbol = checker.getAliasedSymbol(this.#find(`module${index}`));
        return [module, checker.getExportsOfModule(symbol)];
      }),
    );
  }

  /** Lists the methods of a value, and those of its own objects: `close`, `triggers.list`. */
  #methods(symbol: ts.Symbol): string[] {
    const checker = this.#checker;
    return checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)).flatMap((property) => {
      if (this.#declarationOf(property) === undefined) return [];
      const isMethod = checker.getTypeOfSymbol(property).getCallSignatures().length > 0;
      if (isMethod) return [property.name];
      return this.#methods(property).map((name) => `${property.name}.${name}`);
    });
  }

  #find(name: string): ts.Symbol {
    const file = this.#program.getSourceFile(this.#path);
    if (file === undefined) throw new Error("there is no program");
    const flags = ts.SymbolFlags.Value | ts.SymbolFlags.Alias;
    const symbol = this.#checker.getSymbolsInScope(file, flags).find((each) => each.name === name);
    if (symbol === undefined) throw new Error(`the program has no ${name}`);
    return symbol;
  }

  #hover(name: string, path: string, position: number): Hover {
    const info = this.#service.getQuickInfoAtPosition(path, position);
    if (info === undefined) throw new Error(`an editor shows nothing about ${name}`);
    return {
      name,
      text: ts.displayPartsToString(info.displayParts),
      documentation: ts.displayPartsToString(info.documentation),
    };
  }

  get #checker(): ts.TypeChecker {
    return this.#program.getTypeChecker();
  }

  get #program(): ts.Program {
    const program = this.#service.getProgram();
    if (program === undefined) throw new Error("there is no program");
    return program;
  }

  /** The declaration of a public name in our packages, or undefined for other names. */
  #declarationOf({ name, declarations }: ts.Symbol): ts.Declaration | undefined {
    // `__@` starts the names of symbols, such as `Symbol.iterator`, which editors don't show.
    if (/^(?:__@|#)/.test(name) || name === "prototype") return undefined;
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    return declarations?.find(
      (each) =>
        each.getSourceFile().fileName.startsWith(this.#folder) &&
        !(ts.getCombinedModifierFlags(each) & hidden),
    );
  }
}
