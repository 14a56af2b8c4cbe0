import { exportsOfCore, type Library } from "../model/library.ts";
import { type Row, rowsOf, type Shape, type TypeText, typeOf } from "../model/shape.ts";
import type { Declaration } from "../source/module.ts";
import { limitsInWords } from "./limits.ts";
import { table } from "./markdown.ts";
import { hrefTo, type Site } from "./site.ts";

/** What every part of a page needs to write itself. */
export class Page {
  readonly file: string;
  readonly site: Site;
  readonly library: Library;

  constructor(file: string, site: Site, library: Library) {
    this.file = file;
    this.site = site;
    this.library = library;
  }

  link(declaration: Declaration): string {
    const href = this.site.hrefOf(declaration, this.file);
    return href === undefined ? `\`${declaration.name}\`` : `[\`${declaration.name}\`](${href})`;
  }

  linkOperation(id: string): string {
    return `[\`${id}\`](${this.site.hrefOfOperation(id, this.file)})`;
  }

  /** @param file the page of the method's class; by default this one */
  linkMethod(name: string, file = this.file, title = name): string {
    return `[\`${title}\`](${hrefTo(file, name, this.file)})`;
  }

  /** A type, in which those that are described somewhere are links. */
  type(type: TypeText): string {
    const parts: (string | Declaration)[] = [];
    for (const part of type) {
      const isLink = typeof part !== "string" && this.site.hrefOf(part, this.file) !== undefined;
      const last = parts.at(-1);
      if (isLink) parts.push(part);
      else if (typeof last === "string") parts[parts.length - 1] = last + String(nameOf(part));
      else parts.push(nameOf(part));
    }
    return parts.map((part) => (typeof part === "string" ? code(part) : this.link(part))).join("");
  }

  /** A comment's text, as one paragraph or more, with its links. */
  prose(text: string, methods: readonly string[] = []): string {
    return text
      .split(/\n\s*\n/)
      .map((paragraph) =>
        paragraph
          // A line that begins an entry of a list stays one.
          .replaceAll(/\s*\n\s*(?!- |\s)/g, " ")
          .replaceAll(/\{@link (\w+)\}/g, (_, name: string) => this.#linkTo(name, methods)),
      )
      .join("\n\n");
  }

  /** A comment's text on one line. */
  line(text: string, methods: readonly string[] = []): string {
    return this.prose(text, methods)
      .replaceAll(/\n\s*- /g, "; ")
      .replaceAll(/\s+/g, " ");
  }

  #linkTo(name: string, methods: readonly string[]): string {
    const declaration = exportsOfCore.get(name);
    if (methods.includes(name)) return this.linkMethod(name);
    return declaration ? this.link(declaration) : `\`${name}\``;
  }

  /** A shape's fields, in a table; nothing where there are none. */
  fields(shape: Shape, title = "field", leftOut?: string): string[] {
    const rows = rowsOf(shape).filter(({ path }) => path !== leftOut);
    const cells = rows.map((row) => this.#cells(row));
    return cells.length === 0 ? [] : [table([title, "type", "meaning"], cells)];
  }

  #cells({ path, optional, shape, doc, like }: Row): string[] {
    const meaning = [
      doc && this.line(doc.text),
      doc?.deprecated && `Deprecated: ${this.line(doc.deprecated)}`,
      limitsInWords(shape, doc?.text ?? ""),
      like && `Its fields are those of \`${like}\`.`,
      doc?.default && `Default: ${asCode(this.line(doc.default))}.`,
    ];
    return [
      `\`${path}${optional ? "?" : ""}\``,
      this.type(typeOf(shape)),
      meaning.filter(Boolean).join(" "),
    ];
  }
}

const nameOf = (part: string | Declaration) => (typeof part === "string" ? part : part.name);

/** Code in a line of text: spaces at its ends stay outside. */
function code(text: string): string {
  return text.replace(/^( *)(.*?)( *)$/s, (_, before, inner, after) =>
    inner === "" ? text : `${before}\`${inner}\`${after}`,
  );
}

/** A value is code, and words are words. */
function asCode(text: string): string {
  return /^\S+$/.test(text) ? `\`${text}\`` : text;
}
