#pragma once

#include <span>
#include <vector>

namespace zubia::meetings {

/// A set of small numbers that can be asked for any one of them, at random or in turn; each change is one operation.
class NumberedSet {
 public:
  explicit NumberedSet(std::size_t numbers) : position_(numbers, -1) {}

  void set(int number, bool is_in) {
    int& at = position_[static_cast<std::size_t>(number)];
    if (is_in == (at >= 0)) return;
    if (is_in) {
      at = static_cast<int>(numbers_.size());
      numbers_.push_back(number);
      return;
    }
    const int last = numbers_.back();
    numbers_[static_cast<std::size_t>(at)] = last;
    position_[static_cast<std::size_t>(last)] = at;
    numbers_.pop_back();
    at = -1;
  }

  bool empty() const { return numbers_.empty(); }
  std::span<const int> numbers() const { return numbers_; }

 private:
  std::vector<int> position_;  // by number, where it stands in `numbers_`; −1 where it does not
  std::vector<int> numbers_;
};

}  // namespace zubia::meetings
