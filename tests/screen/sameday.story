# Dates are lined up by the day they mean, each in an article of its own date; the line between
# the two sides stands in one column.
shell mkdir @TMP@/two
file two/2023-05-20-a.txt
Tin cảng

Tàu Hải Âu về hôm 18/5, tàu Sao Mai đi tháng 6/2023. Cả hai ở lại bến đến ngày 2/6/2023.
end
file two/2023-07-02-b.txt
Tin cảng, bản sau

Tàu Hải Âu về ngày 18/5/2023. Tàu Sao Mai đi tháng 6, rồi nằm bến đến ngày 2/6/2023.
end
size 120x30
run --no-config @TMP@/two
expect all read
keys c
expect Compare with
keys Enter
expect │ =        hôm 18/5 │ ngày 18/5/2023
expect │ =    tháng 6/2023 │ tháng 6
expect │ =   ngày 2/6/2023 │ ngày 2/6/2023
keys Tab Tab j
row -2 the same: hôm 18/5 │ ngày 18/5/2023
keys Enter
reverse Tàu Hải Âu về hôm 18/5
reverse Tàu Hải Âu về ngày 18/5/2023
resize 40x20
row -2 the same: hôm 18/5
keys Q
exit 0
