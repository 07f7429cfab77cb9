# The timeline: dates that texts state and the articles' own, by day, month, year.
shell mkdir @TMP@/news
file news/2024-03-01-a.txt
Tin thứ nhất

Hội nghị diễn ra ngày 27/2, sau vòng đàm phán hồi tháng 11. Hiệp định có từ năm 2019.
end
file news/2024-03-02-b.txt
Tin thứ hai

Tàu rời cảng hôm 27/2 và sẽ tới nơi ngày 15/3. Ngày 3/1, tàu còn nằm trong xưởng.
end
file news/2024-03-15-c.txt
Tin thứ ba

Ngày 15 là hạn chót. Cuộc bầu cử năm 2019 và đợt hạn hán 2019-2021 vẫn được nhắc tới.
end
size 132x30
run --no-config @TMP@/news
expect all read
keys t
row 2 DATES STATED, BY MONTH
row -1 Enter these articles  p day, month, year  t articles' dates  q leave
expect 2023-11  1
expect 2024-01  1
expect 2024-02  2  ████
expect 2024-03  2  ████
row -2 2024-02: stated by 2 articles
# by year: ranges of years state each of them
keys p
row 2 DATES STATED, BY YEAR
expect 2019  2
expect 2020  1
expect 2021  1
expect 2024  3
# by day
keys p
row 2 DATES STATED, BY DAY
expect 2024-01-03  1
expect 2024-02-27  2
expect 2024-03-15  2
resize 80x24
row 2 DATES STATED, BY DAY
expect 2024-02-27  2  ██
resize 40x20
row 2 DATES STATED, BY DAY
expect 2024-02-27  2  ██
row -2 stated by
resize 80x24
# the articles of a day: a search, with the date lit in the text
keys g j Enter
row 1 /stated:2024-02-27
row 1 2 of 3 articles
expect FOUND  2
reverse ngày 27/2
keys n
reverse hôm 27/2
# and back again
keys q t t
row 2 ARTICLES BY DAY
expect 2024-03-01  1
expect 2024-03-15  1
keys Enter
row 1 /date:2024-03-01
row 1 1 of 3 articles
keys H
row 2 ARTICLES  3
keys t q
row 2 ARTICLES  3
keys Q
exit 0
restored
