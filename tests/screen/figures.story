# What a text states, in the sidebar: figures and dates, closed at first.
shell mkdir @TMP@/news
file news/2024-03-01-a.txt
Tin cảng biển

Tàu Hải Âu chở 480 tấn lúa mì cập cảng Rajin hôm 27/2. Hơn 13.000 container còn nằm lại.

Theo kế hoạch cho quý II/2024, hai chục chuyến tàu sẽ chở 6 triệu quả đạn pháo.
end
size 132x30
run --no-config @TMP@/news
expect all read
expect Figures ▸
expect Dates ▸
absent >13.000
keys z
row -1 Enter open, close
expect Figures ▾
expect lúa mì                480 tấn
expect container             >13.000
expect chuyến tàu                 20
expect đạn pháo              6 triệu
keys j j
row -2 Hơn 13.000 container
row -1 Enter show in the text
keys Enter
reverse 13.000 container
keys z
expect Figures ▸
absent lúa mì    
keys j Enter
expect Dates ▾
expect hôm 27/2           2024-02-27
expect quý II/2024           2024-Q2
# it stays open, smaller and larger
resize 80x24
expect Dates ▾
keys j Enter
row 2 Tin cảng biển
reverse 27/2
resize 40x20
reverse 27/2
keys Tab
row 2 IN THIS ARTICLE
expect Dates ▾
keys Q
exit 0
