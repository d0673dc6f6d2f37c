import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs, slugParam } from '../http/index.js';
import { Answers } from './answers/answers.js';
import { basisOfCursor } from './answers/page.js';
import { AnswerRoute } from './asking.openapi.js';
import { BasisParameters, ProductFacetsParameters, ProductsParameters } from './parameters.js';
import { CountProductFacets } from './queries/count-product-facets.js';
import { GetHistory } from './queries/get-history.js';
import { GetProduct } from './queries/get-product.js';
import { GetTimeline } from './queries/get-timeline.js';
import { ListProducts } from './queries/list-products.js';

@ApiTags('Products')
@Controller()
export class ProductsController {
  constructor(private readonly answers: Answers) {}

  @Get('product-facets')
  @Needs('reader')
  @AnswerRoute(
    'ProductFacets',
    'Count the products by what they can be narrowed by',
    'Takes the filters of the list. Each value is counted among the products that match every filter but the one of its own facet: so many the list would have with it. Sponsors are counted by their whole names, and the fifty most frequent are given.',
  )
  productFacets(
    @Query() parameters: ProductFacetsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { effectiveAt: _e, knownAt: _k, waitFor: _w, ...filter } = parameters;
    return this.answers.give(request, reply, parameters, (basis) => new CountProductFacets(filter, basis));
  }

  @Get('products')
  @Needs('reader')
  @AnswerRoute(
    'ProductList',
    'Search the register',
    'Products that any name, alias or code finds, in order of their id. Every filter given has to match.',
  )
  listProducts(
    @Query() parameters: ProductsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, effectiveAt: _e, knownAt: _k, waitFor: _w, ...filter } = parameters;
    const pinned = { ...parameters, ...basisOfCursor(cursor) };
    return this.answers.give(
      request,
      reply,
      pinned,
      (basis) => new ListProducts(filter, { cursor, limit }, basis),
    );
  }

  @Get('products/:productId')
  @Needs('reader')
  @AnswerRoute(
    'Product',
    'The state of a product',
    'Who it is, how far it has come, its applications, approvals, designations and trials. Where an imprecise date leaves something open, `possibly` and `possibleStage` say what else may be true. Claims change no state.',
  )
  getProduct(
    @Param('productId') productId: string,
    @Query() parameters: BasisParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = slugParam('productId', productId);
    return this.answers.give(request, reply, parameters, (basis) => new GetProduct(id, basis));
  }

  @Get('products/:productId/timeline')
  @Needs('reader')
  @AnswerRoute(
    'Timeline',
    'A product’s milestones, in lanes by agency and application',
    'Each milestone with its date as recorded, its precision, its source, the corrections in force, and the findings.',
  )
  getTimeline(
    @Param('productId') productId: string,
    @Query() parameters: BasisParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = slugParam('productId', productId);
    return this.answers.give(request, reply, parameters, (basis) => new GetTimeline(id, basis));
  }

  @Get('products/:productId/history')
  @Needs('reader')
  @AnswerRoute(
    'History',
    'Every record about a product: who, when, why, and what came of it',
    'The events as they were recorded, in the order in which the register learnt them, retracted and corrected ones included.',
  )
  getHistory(
    @Param('productId') productId: string,
    @Query() parameters: BasisParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = slugParam('productId', productId);
    return this.answers.give(request, reply, parameters, (basis) => new GetHistory(id, basis));
  }
}
