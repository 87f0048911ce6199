import { Embeddings } from '@langchain/core/embeddings';
import type { StaticEmbedding } from './static-embedding.ts';

/** The built-in table as LangChain `Embeddings`: no network, no model, a few hundredths of a millisecond a text. */
export function createStaticEmbeddings(embedding: StaticEmbedding): Embeddings {
  return new StaticTableEmbeddings(embedding);
}

class StaticTableEmbeddings extends Embeddings {
  readonly #embedding: StaticEmbedding;

  constructor(embedding: StaticEmbedding) {
    super({});
    this.#embedding = embedding;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.#embedding.embed(text, 'passage')));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.#embedding.embed(text, 'question'));
  }
}
