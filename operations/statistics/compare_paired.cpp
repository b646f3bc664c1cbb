#include "operations/statistics/compare_paired.hpp"

#include <utility>

#include "operations/erase.hpp"

namespace zubia::operations {

Result<ComparePaired::Reply> ComparePaired::operator()(const Request& request, const Work& work) const {
  const auto sheet = AnswerSheet::read(request);
  if (!sheet) return refuse(sheet.error());
  const auto first = sheet->columns(request.first, "first");
  if (!first) return refuse(first.error());
  const auto second = sheet->columns(request.second, "second");
  if (!second) return refuse(second.error());
  if (first->size() != second->size())
    return refuse({"uneven-pairs",
                   std::to_string(first->size()) + " first and " + std::to_string(second->size()) +
                       " second items do not make pairs.",
                   {.field = "second"},
                   "Name one second item for each first one."});
  const auto first_answers = sheet->numbers(*first);
  if (!first_answers) return refuse(first_answers.error());
  const auto second_answers = sheet->numbers(*second);
  if (!second_answers) return refuse(second_answers.error());
  Reply reply;
  open_answers_reply(reply, request, *sheet);
  const auto zeros = request.zeros == ZeroPairs::dropped ? ZeroDifferences::dropped : ZeroDifferences::ranked;
  for (std::size_t i = 0; i < first->size(); ++i) {
    report_test(work, i, first->size());
    if (work.progress.cancelled()) return refuse(Progress::cancellation());
    PairedItems items{.first_name = sheet->sheet().columns[(*first)[i]],
                      .second_name = sheet->sheet().columns[(*second)[i]]};
    for (std::size_t r = 0; r < first_answers->size(); ++r) {
      items.first.push_back((*first_answers)[r][i]);
      items.second.push_back((*second_answers)[r][i]);
    }
    auto test = test_pair(items, zeros, test_options(request), work.parallelism);
    if (!test) return refuse(test.error());
    reply.pairs.push_back(*std::move(test));
  }
  reply.conventions.push_back({"pairs without a difference", choice_name(request.zeros)});
  finish_tests(reply, reply.pairs, request, request.adjustment,
               [](const Row& row) { return row.first + " and " + row.second; });
  return reply;
}

template AnyOperation erase<ComparePaired>();

}  // namespace zubia::operations
